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

import type { DecimalString } from '../../money/DecimalString';

/**
 * Part of a change in spend.
 *
 * `volume`: more or fewer tokens at the old prices and mix. `mix`: the tokens
 * moved to other models or classes. `price`: the same tokens cost more or less.
 * `unmetered`: spend without tokens. `new` and `gone`: what was not there before
 * or is not there now. The drivers of a change add up to it.
 *
 * @public
 */
export interface SpendDriver {
  driver: 'volume' | 'mix' | 'price' | 'unmetered' | 'new' | 'gone';
  /** What it is of where it is told apart: a value of the waterfall's dimension. */
  key?: string;
  /** Positive for more spend. */
  amount: DecimalString;
}
