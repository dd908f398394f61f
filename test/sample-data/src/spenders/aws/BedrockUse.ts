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

import type { Nobodys, Ownership } from '../../spending/Truth';
import type { StoryDay } from '../../story/Story';
import type { AccountName } from './accounts';
import type { BedrockMeterName } from './bedrockMeters';

/** One caller of models on Amazon Bedrock. */
export interface BedrockUse {
  name: string;
  account: AccountName;
  tags?: Record<string, string | boolean>;
  /** Whose it is; model and workload are the meter's. */
  truth: Pick<Ownership, 'entity' | 'environment'> | Nobodys;
  /** Priced units on a working day of the first month. */
  perDay: Partial<Record<BedrockMeterName, number>>;
  growth?: number;
  weekend?: number;
  factor?: (day: StoryDay) => number;
  /** For single meters, on top of `factor`. */
  meterFactor?: (meter: BedrockMeterName, day: StoryDay) => number;
  hours?: readonly number[];
}
