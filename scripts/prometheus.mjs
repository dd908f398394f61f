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

// A Prometheus server, as the machine has it: Debian has it as a package.

import fs from 'node:fs';
import path from 'node:path';
import { say } from './toolchain.mjs';

/**
 * Environment for tests on Prometheus: `AI_COST_TEST_PROMETHEUS` as given, or the
 * `prometheus` of the machine that has `promtool` beside it. Where there is none,
 * these tests run on what a Prometheus answered to them before.
 */
export function prometheusEnvironment() {
  const executable = process.env.AI_COST_TEST_PROMETHEUS ?? found();
  say(
    executable
      ? `telemetry is tested on the Prometheus at ${executable}`
      : 'there is no Prometheus to test on; telemetry is tested on recorded answers of one',
  );
  return executable ? { AI_COST_TEST_PROMETHEUS: executable } : {};
}

function found() {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter(
      folder =>
        folder !== '' &&
        ['prometheus', 'promtool'].every(name =>
          fs.existsSync(path.join(folder, name)),
        ),
    )
    .map(folder => path.join(folder, 'prometheus'))
    .at(0);
}
