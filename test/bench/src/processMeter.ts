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

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { print } from './result';

/**
 * Watches what a run costs the process that it runs in: the longest time for
 * which the event loop did not turn, and the largest resident memory.
 */
export function startProcessMeter(options: { name: string; n: number }) {
  const { name, n } = options;
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  return {
    stop() {
      delay.disable();
      print({
        name: `${name}.event-loop-max`,
        value: delay.max / 1e6,
        unit: 'ms',
        n,
      });
      print({
        name: `${name}.peak-memory`,
        value: process.resourceUsage().maxRSS / 1024,
        unit: 'MiB',
        n,
      });
    },
  };
}
