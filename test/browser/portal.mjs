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

// The sample portal as the browser tests see it: the built app, served by a
// backend with a database, bills and telemetry of its own.

import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);
const port = process.argv[2];
const work = path.join(root, '.data', 'browser-tests');
const typescript = ['-r', '@backstage/cli/config/nodeTransform.cjs'];

fs.rmSync(work, { recursive: true, force: true });
fs.mkdirSync(path.join(work, 'database'), { recursive: true });

const today = new Date().toISOString().slice(0, 10);
const generated = spawnSync(
  process.execPath,
  [
    ...typescript,
    path.join(root, 'test', 'sample-data', 'src', 'generate.ts'),
    ...['--out', path.join(work, 'bills'), '--as-of', today],
    ...['--telemetry', path.join(work, 'telemetry')],
  ],
  { stdio: ['ignore', 'ignore', 'inherit'], cwd: root },
);
if (generated.status !== 0) {
  process.exit(1);
}

const portal = spawn(
  process.execPath,
  [
    ...typescript,
    'src/index.ts',
    ...['--config', '../../app-config.yaml'],
    ...['--config', '../../test/browser/app-config.yaml'],
  ],
  {
    cwd: path.join(root, 'packages', 'backend'),
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_ENV: 'development',
      TZ: 'UTC',
      AI_COST_TEST_URL: `http://localhost:${port}`,
      AI_COST_TEST_PORT: port,
    },
  },
);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => portal.kill(signal));
}
portal.on('exit', code => process.exit(code ?? 1));
