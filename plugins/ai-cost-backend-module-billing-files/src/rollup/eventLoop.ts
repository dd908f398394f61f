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

import { setImmediate } from 'node:timers/promises';

const LONGEST_TURN_MILLISECONDS = 10;

/**
 * Lets others have their turn when one has worked long enough. A portal answers
 * requests on the same thread.
 *
 * @returns a function to be awaited between small pieces of work
 */
export function turnTaker(): () => Promise<void> | undefined {
  let began = performance.now();
  return () => {
    if (performance.now() - began < LONGEST_TURN_MILLISECONDS) {
      return undefined;
    }
    return setImmediate().then(() => {
      began = performance.now();
    });
  };
}
