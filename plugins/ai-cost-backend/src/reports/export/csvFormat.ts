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

import { formatDecimal } from 'backstage-plugin-ai-cost-common';
import type { Options } from 'csv-stringify/sync';

// Digits, whatever the size: other programs do not all read exponents.
const PLAIN = new Intl.NumberFormat('en-US', {
  useGrouping: false,
  maximumFractionDigits: 18,
});

/**
 * How all exported files are written (RFC 4180). Text that a spreadsheet would
 * take for a formula is preceded by an apostrophe.
 */
export const CSV_FORMAT: Options = {
  record_delimiter: 'windows',
  // Not only around the delimiter itself: other readers break lines at less.
  quote_record_delimiter: true,
  // A tag or a model may begin like a formula; money is no text and does not.
  escape_formulas: true,
  cast: {
    bigint: attos => formatDecimal(attos),
    number: value => PLAIN.format(value),
  },
};
