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

// `npm start`, `npm test` and the other commands begin here, on any Node from
// 20: set up what is missing, then run the command under a supported Node.

import { spawn } from 'node:child_process';
import path from 'node:path';
import {
  ensureDependencies,
  ensureNode,
  environment,
  root,
  say,
} from './toolchain.mjs';

const typescript = ['-r', '@backstage/cli/config/nodeTransform.cjs'];
const commands = {
  start: ['scripts/start.mjs'],
  test: ['scripts/test.mjs'],
  'ai-cost': [...typescript, 'packages/cli/src/main.ts'],
  bench: [...typescript, 'test/bench/src/main.ts'],
  sample: [...typescript, 'test/sample-data/src/generate.ts'],
};

const [command, ...args] = process.argv.slice(2);
if (!Object.hasOwn(commands, command)) {
  say(`unknown command; choose one of ${Object.keys(commands).join(', ')}`);
  process.exit(2);
}

let node;
try {
  node = ensureNode();
  ensureDependencies(node);
} catch (error) {
  say(`${error.message}\nSet-up did not finish; run the command again.`);
  process.exit(1);
}

const child = spawn(node, [...commands[command], ...args], {
  cwd: root,
  stdio: 'inherit',
  env: { ...environment(node), AI_COST_CWD: process.env.INIT_CWD ?? root },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => child.kill(signal));
}
child.on('exit', (code, signal) => {
  process.exitCode = signal ? 1 : code;
});
child.on('error', error => {
  say(`${path.basename(node)} did not start: ${error.message}`);
  process.exitCode = 1;
});
