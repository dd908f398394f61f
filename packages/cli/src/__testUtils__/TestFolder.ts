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

import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runCommand } from './runCommand';

/** A folder of a test, in which a person would run `ai-cost`. */
export class TestFolder {
  readonly path: string;

  static async create(): Promise<TestFolder> {
    return new TestFolder(
      await fs.mkdtemp(path.join(os.tmpdir(), 'ai-cost-inspect-')),
    );
  }

  private constructor(folder: string) {
    this.path = folder;
  }

  async write(files: Record<string, string | Buffer>): Promise<void> {
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(this.path, name);
      await fs.mkdir(path.dirname(file), { recursive: true });
      await fs.writeFile(file, content);
    }
  }

  /** What `ai-cost inspect --output json` answers; no report when it fails. */
  async inspectJson(...args: string[]) {
    const result = await runCommand(
      this.path,
      ...['inspect', ...args, '--output', 'json'],
    );
    const report = JSON.parse(result.stdout || 'null');
    return { ...result, report };
  }

  async remove(): Promise<void> {
    await fs.rm(this.path, { recursive: true });
  }
}
