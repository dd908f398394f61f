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

import { spawn } from 'node:child_process';
import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { importScript } from '../importScript';

const ROOT = resolvePackagePath('@internal/ai-cost-bench', '../..');
const APP = path.join(ROOT, 'packages', 'app');

/** Where the built app has its chunks and their source maps. */
export const CHUNKS = path.join(APP, 'dist', 'static');

// What the commands write is progress, not a result.
const STDIO: ['ignore', 2, 2] = ['ignore', 2, 2];

interface Processes {
  freePort(): Promise<number>;
  runCommand(
    command: string,
    args: string[],
    options: object,
  ): Promise<number | null>;
}

/** Builds the app for production, and serves it with the sample organisation. */
export async function servePortal() {
  const { freePort, runCommand } = await importScript<Processes>(
    'processes.mjs',
  );
  const built = await runCommand(
    path.join(ROOT, 'node_modules', '.bin', 'backstage-cli'),
    ['package', 'build'],
    { cwd: APP, stdio: STDIO },
  );
  if (built !== 0) {
    throw new Error('The app could not be built');
  }
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const portal = spawn(
    process.execPath,
    [path.join(ROOT, 'test', 'browser', 'portal.mjs'), String(port)],
    {
      cwd: ROOT,
      stdio: STDIO,
      env: { ...process.env, LOG_LEVEL: 'warn' },
    },
  );
  const exited = new Promise<void>(resolve => {
    portal.on('exit', () => resolve());
  });
  const stop = async () => {
    portal.kill();
    await exited;
  };
  try {
    await Promise.race([
      waitUntilReady(url),
      exited.then(() => {
        throw new Error('The portal did not start');
      }),
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

async function waitUntilReady(url: string): Promise<void> {
  const deadline = Date.now() + 240_000;
  while (Date.now() < deadline) {
    const response = await fetch(`${url}/.backstage/health/v1/readiness`).catch(
      () => undefined,
    );
    if (response?.ok) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
  throw new Error('The portal did not become ready');
}
