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

import { addDays, utcDay, type Day } from 'backstage-plugin-ai-cost-common';
import type { TelemetryWindow } from 'backstage-plugin-ai-cost-node';

/**
 * The days of a window: those whose end lies in it. Whether the first hours of
 * the first day do makes no difference.
 *
 * @returns undefined when no day ends in the window
 */
export function windowDays({
  from,
  to,
}: TelemetryWindow): { first: Day; last: Day } | undefined {
  const first = utcDay(new Date(from));
  const last = addDays(utcDay(new Date(to)), -1);
  return first <= last ? { first, last } : undefined;
}
