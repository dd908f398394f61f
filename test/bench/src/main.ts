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

/**
 * `bench [NAME...]`: measures what users wait for, one JSON object a line. Each
 * benchmark runs in a process of its own, so that its memory is its own.
 */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

const BENCHMARKS = [
  'rollup',
  'visible',
  'report',
  'value',
  'portfolio',
  'reattribute',
  'telemetry',
  'tab',
];

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rows: { type: 'string', default: '10000000' } },
});

const unknown = positionals.find(name => !BENCHMARKS.includes(name));
if (unknown !== undefined) {
  process.stderr.write(
    `No benchmark "${unknown}"; there are ${BENCHMARKS.join(', ')}\n`,
  );
  process.exit(2);
}

function measure(name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        ...process.execArgv,
        resolvePackagePath('@internal/ai-cost-bench', 'src', name, 'run.ts'),
        values.rows,
      ],
      { stdio: 'inherit' },
    );
    child.on('error', reject);
    child.on('exit', code => resolve(code ?? 1));
  });
}

async function main() {
  for (const name of positionals.length ? positionals : BENCHMARKS) {
    process.exitCode = (await measure(name)) || process.exitCode;
  }
}

main();
