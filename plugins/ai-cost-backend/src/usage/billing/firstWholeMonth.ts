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

import {
  addMonths,
  firstDayOf,
  monthOf,
  type Hour,
  type Month,
} from 'backstage-plugin-ai-cost-common';

/**
 * The first month of which every hour is kept; undefined when nothing was
 * removed.
 *
 * @param keptFrom - the first hour that is whole, or the empty text
 */
export function firstWholeMonth(keptFrom: Hour | ''): Month | undefined {
  if (keptFrom === '') {
    return undefined;
  }
  const month = monthOf(keptFrom);
  return keptFrom <= `${firstDayOf(month)}T00:00Z`
    ? month
    : addMonths(month, 1);
}
