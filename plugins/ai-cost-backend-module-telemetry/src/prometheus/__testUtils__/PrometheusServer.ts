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

import { execFile, spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const PREFIX = '/prometheus';
const MOST_LOOKS = 300;

/** A real Prometheus with a history, on a free port of this machine. */
export class PrometheusServer {
  /** With the path that the server is under. */
  readonly url: string;
  readonly #process: ChildProcess;
  readonly #folder: string;

  /**
   * @param options - `executable` is `prometheus`, with `promtool` beside it, and
   * `openMetrics` the history as text, with timestamps
   */
  static async start(options: {
    executable: string;
    openMetrics: string;
  }): Promise<PrometheusServer> {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'ai-cost-prom-'));
    const file = (name: string) => path.join(folder, name);
    await fs.writeFile(file('history'), options.openMetrics);
    await fs.writeFile(file('config.yml'), 'global: {}\n');
    await promisify(execFile)(
      path.join(path.dirname(options.executable), 'promtool'),
      [
        ...['tsdb', 'create-blocks-from', 'openmetrics'],
        ...[file('history'), file('data')],
      ],
    );
    const port = await freePort();
    const server = new PrometheusServer(
      spawn(
        options.executable,
        [
          `--config.file=${file('config.yml')}`,
          `--storage.tsdb.path=${file('data')}`,
          '--storage.tsdb.retention.time=50y',
          `--web.listen-address=127.0.0.1:${port}`,
          `--web.route-prefix=${PREFIX}`,
        ],
        { stdio: 'ignore' },
      ),
      folder,
      port,
    );
    await server.#ready();
    return server;
  }

  private constructor(process: ChildProcess, folder: string, port: number) {
    this.#process = process;
    this.#folder = folder;
    this.url = `http://127.0.0.1:${port}${PREFIX}`;
  }

  async close(): Promise<void> {
    const exited = new Promise(resolve => this.#process.once('exit', resolve));
    this.#process.kill('SIGTERM');
    await exited;
    await fs.rm(this.#folder, { recursive: true, force: true });
  }

  async #ready(): Promise<void> {
    for (let look = 0; look < MOST_LOOKS; look += 1) {
      const answer = await fetch(`${this.url}/-/ready`).catch(() => undefined);
      if (answer?.ok) {
        return;
      }
      if (this.#process.exitCode !== null) {
        throw new Error(`Prometheus ended with ${this.#process.exitCode}`);
      }
      await sleep(100);
    }
    throw new Error('Prometheus did not become ready');
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}
