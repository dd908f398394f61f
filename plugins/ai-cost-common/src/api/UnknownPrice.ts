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

import type { Hour } from '../time/hours';

/**
 * A model that was used lately, and whose price is not known: nothing is
 * estimated of it.
 *
 * @public
 */
export interface UnknownPrice {
  /** `gen_ai.provider.name`, as it was reported. */
  provider: string;
  /** As it was reported; undefined when the reporter is silent. */
  model?: string;
  /** Why there is no price, for people. */
  reason: string;
  /** Without an estimate, in the last seven days. */
  tokens: number;
  /** The last hour in which it was used. */
  lastHour: Hour;
}
