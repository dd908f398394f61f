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

// Writes the sample organisation's bills, then opens the portal on them.

import fs from 'node:fs';
import path from 'node:path';
import { runCommand } from './processes.mjs';
import { root, say } from './toolchain.mjs';

const bills = path.join(root, '.data', 'bills');
const telemetry = path.join(root, '.data', 'telemetry');
const stamp = path.join(bills, 'as-of');
const today = new Date().toISOString().slice(0, 10);
const packages = process.argv.slice(2);

const written = fs.existsSync(stamp)
  ? fs.readFileSync(stamp, 'utf8').trim()
  : undefined;
if (written !== today) {
  say(`writing the sample organisation's bills up to ${today}`);
  const code = await runCommand(
    process.execPath,
    [
      ...['-r', '@backstage/cli/config/nodeTransform.cjs'],
      path.join(root, 'test', 'sample-data', 'src', 'generate.ts'),
      ...['--out', bills, '--as-of', today, '--telemetry', telemetry],
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (code !== 0) {
    process.exit(code);
  }
  fs.writeFileSync(stamp, today);
}
fs.mkdirSync(path.join(root, '.data', 'database'), { recursive: true });

say('starting the portal: http://localhost:3000 (first start: about a minute)');
process.exitCode = await runCommand(process.execPath, [
  path.join(root, 'node_modules', '@backstage', 'cli', 'bin', 'backstage-cli'),
  'repo',
  'start',
  ...packages,
]);
