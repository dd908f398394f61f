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

// The engine of a current ClickHouse, as a library from the npm registry. With
// half a gigabyte it is none of the dependencies.

import { installTool, say } from './toolchain.mjs';

const CHDB_VERSION = '3.4.0';

/**
 * Environment for tests on ClickHouse: `AI_COST_TEST_CHDB` as given, or a chDB
 * that is fetched. Where there is none for the machine, these tests are left out.
 */
export function clickHouseEnvironment() {
  if (process.env.AI_COST_TEST_CHDB !== undefined) {
    return {};
  }
  try {
    return { AI_COST_TEST_CHDB: installTool('chdb', CHDB_VERSION) };
  } catch (error) {
    say(`there is no ClickHouse to test on: ${error.message}`);
    return {};
  }
}
