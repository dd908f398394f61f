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

import type { Day } from 'backstage-plugin-ai-cost-common';

/**
 * A batch of daily charges, column by column: entry `i` of every column belongs
 * to the same charge line and UTC day.
 *
 * @public
 */
export interface DailyChargeBatch {
  readonly size: number;
  /** Position of the charge line in the order in which the delivery yielded its lines. */
  readonly line: ArrayLike<number>;
  readonly day: ArrayLike<Day>;
  /** Attos (10^-18) of the line's currency. */
  readonly billed: ArrayLike<bigint>;
  readonly effective: ArrayLike<bigint>;
  readonly list: ArrayLike<bigint>;
  /** In the line's unit; undefined when the bill has no quantity. */
  readonly quantity: ArrayLike<number | undefined>;
  /** Rows of the bill. */
  readonly rows: ArrayLike<number>;
}
