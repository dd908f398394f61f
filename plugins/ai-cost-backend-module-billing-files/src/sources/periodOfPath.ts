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

import type { Month } from 'backstage-plugin-ai-cost-common';

// Exports name a period in one of these ways: `billing_period=2026-11`,
// `20261101-20261201`, `2026-11` (a day may follow), `2026/11`, `202611`.
const PERIOD =
  /(?<!\d)(20\d{2})(?:[-_/](0[1-9]|1[0-2])|(0[1-9]|1[0-2])(?=01-20\d{6}(?!\d)|(?!\d)))(?!\d)?/g;

/**
 * The billing period that a path names, by the folder or file nearest to its
 * end that names one.
 *
 * @param relativePath - below the source's folder, with `/`
 */
export function periodOfPath(relativePath: string): Month | undefined {
  const [last] = [...relativePath.matchAll(PERIOD)].slice(-1);
  return last && `${last[1]}-${last[2] ?? last[3]}`;
}
