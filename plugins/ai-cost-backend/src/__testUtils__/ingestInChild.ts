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

import type { Knex } from 'knex';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/**
 * Ingests in a process of its own, which is killed once it has reached a step
 * so many times, and so many milliseconds have passed.
 *
 * @returns the last thing that it said
 */
export async function ingestInChild(
  config: Knex.Config,
  version: string,
  kill?: { step: string; times: number; after?: number },
): Promise<string> {
  const child = spawn(process.execPath, [
    '--require',
    require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    path.resolve(__dirname, 'runUntilKilled.ts'),
    JSON.stringify(config),
    version,
  ]);
  let said: string[] = [];
  child.stdout.on('data', data => {
    said = said.concat(String(data).trim().split('\n'));
    if (kill && said.filter(step => step === kill.step).length >= kill.times) {
      setTimeout(() => child.kill('SIGKILL'), kill.after ?? 0);
    }
  });
  let errors = '';
  child.stderr.on('data', data => {
    errors += data;
  });
  const [code, signal] = await once(child, 'exit');
  if (code !== 0 && signal !== 'SIGKILL') {
    throw new Error(`The child failed: ${errors}`);
  }
  return said[said.length - 1];
}
