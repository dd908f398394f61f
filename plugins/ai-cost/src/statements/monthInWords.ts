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

import type { StatementMonth } from 'backstage-plugin-ai-cost-common';
import { formatCount, formatNumber } from '../format/quantity';

/** How far a month is: `Closed · 3 issued, 1 to issue`. */
export function monthInWords(month: StatementMonth): string {
  const { closed, waitingFor, issued, open } = month;
  const parts = [
    closed
      ? 'Closed'
      : `Not closed, waits for ${formatCount(
          waitingFor.length,
          'thing',
          'things',
        )}`,
  ];
  const counts = [
    issued.length > 0 && `${formatNumber(issued.length)} issued`,
    closed && open.length > 0 && `${formatNumber(open.length)} to issue`,
  ].filter(Boolean);
  if (counts.length > 0) {
    parts.push(counts.join(', '));
  }
  return parts.join(' · ');
}
