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

import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, say } from './toolchain.mjs';

/**
 * Environment for the browser tests: `CHROMIUM_PATH` as given, or a Chromium
 * that is unpacked from the npm registry's package together with the libraries
 * and fonts that a bare machine lacks.
 */
export async function browserEnvironment() {
  if (process.env.CHROMIUM_PATH) {
    return {};
  }
  // The package unpacks its libraries only where it believes to run on Lambda.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
  const require = createRequire(
    path.join(root, 'test', 'browser', 'package.json'),
  );
  const { default: chromium } = await import(
    pathToFileURL(require.resolve('@sparticuz/chromium')).href
  );
  const executable = await chromium.executablePath();
  say(`Chromium is ${executable}`);
  const { LD_LIBRARY_PATH, FONTCONFIG_PATH } = process.env;
  return { CHROMIUM_PATH: executable, LD_LIBRARY_PATH, FONTCONFIG_PATH };
}
