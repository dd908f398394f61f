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

import type { BillFormat } from '../formats/BillFormat';
import { checkCurColumns } from './checkCurColumns';
import { CurColumns, foldCurName } from './CurColumns';
import { curToFocus, READ_CUR_COLUMNS } from './curToFocus';

const READ = new Set(READ_CUR_COLUMNS.map(foldCurName));

/**
 * AWS Cost and Usage Reports: CUR 2.0 of AWS Data Exports, and legacy reports
 * with the names of CSV (`lineItem/UsageType`) or of Parquet
 * (`line_item_usage_type`).
 */
export const AWS_CUR: BillFormat = {
  id: 'aws-cur',
  title: 'an AWS Cost and Usage Report',
  isKnown: name => READ.has(foldCurName(name)),
  recognises: columns => {
    const cur = CurColumns.create(columns);
    return (
      cur.has('line_item_line_item_type') || cur.has('line_item_unblended_cost')
    );
  },
  check: checkCurColumns,
  toFocus: columns => curToFocus(CurColumns.create(columns)),
};
