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

import type { SpendDriver } from 'backstage-plugin-ai-cost-common';

type Driver = SpendDriver['driver'];

export const DRIVER_NAMES: Record<Driver, string> = {
  volume: 'Volume',
  mix: 'Mix',
  price: 'Price',
  unmetered: 'Without tokens',
  new: 'New',
  gone: 'Gone',
};

export const DRIVER_EXPLANATIONS: Record<Driver, string> = {
  volume: 'More or fewer tokens, at the prices and mix of before.',
  mix: 'The tokens moved to other models or classes.',
  price: 'The same tokens cost more or less.',
  unmetered: 'Spend that the bill counts no tokens of.',
  new: 'What was not there before.',
  gone: 'What was there before and is no more.',
};
