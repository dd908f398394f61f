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

import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A storage server of somebody else, in a process of its own. */
export class ServerProcess {
  readonly url: string;
  readonly #process: ChildProcess;

  /**
   * @param options - `ready` matches the line that says where it listens, and
   * captures the port
   */
  static async start(options: {
    args: string[];
    ready: RegExp;
    env?: NodeJS.ProcessEnv;
  }): Promise<ServerProcess> {
    const { args, ready, env } = options;
    const process_ = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    const said: string[] = [];
    process_.stderr.on('data', text => said.push(`${text}`));
    for await (const line of createInterface({ input: process_.stdout })) {
      said.push(line);
      const port = line.match(ready)?.[1];
      if (port !== undefined) {
        process_.stdout.resume();
        return new ServerProcess(`http://127.0.0.1:${port}`, process_);
      }
    }
    throw new Error(`The server does not start: ${said.join('\n')}`);
  }

  private constructor(url: string, process_: ChildProcess) {
    this.url = url;
    this.#process = process_;
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode === null) {
      const end = new Promise(resolve => this.#process.once('exit', resolve));
      this.#process.kill('SIGKILL');
      await end;
    }
  }
}
