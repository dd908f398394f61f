/*
 * Copyright 2026 The AI Cost Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { tooLongSql } from './tooLongSql';

/** True when BillingCurrency is a code such as `USD`, as SQL. */
export const READABLE_CURRENCY_SQL = `coalesce(regexp_full_match(trim(BillingCurrency), '[A-Za-z]{3,16}'), false)`;

/**
 * The currency of a combination of raw dimensions, as SQL. NULL when its rows
 * cannot be counted: without a currency, or with texts that are too long.
 */
export const LINE_CURRENCY_SQL = `CASE WHEN ${READABLE_CURRENCY_SQL} AND NOT ${tooLongSql()}
  THEN upper(trim(BillingCurrency)) END`;
