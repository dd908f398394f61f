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

import { say } from '../say';
import type { BillTotals } from './BillTotals';

/**
 * Says how much of the bills could not be read or not as it stands, whatever the
 * output: a report names no more than the first rows, or none.
 */
export function sayBillProblems(bills: BillTotals): void {
  const { problems, quarantine, unreadablePeriods } = bills;
  for (const { message, advice } of problems) {
    say(advice === undefined ? message : `${message}. ${advice}`);
  }
  if (quarantine.length > 0) {
    say('--output table and json show the quarantine');
  }
  if (unreadablePeriods) {
    const { rows, first } = unreadablePeriods;
    say(
      `${first.column} of ${rows} rows is empty or unreadable, first in ${first.file}, row ${first.row}: ${first.problem}. They count here and where the path names the billing period; a source that finds it in the rows leaves them out`,
    );
  }
}
