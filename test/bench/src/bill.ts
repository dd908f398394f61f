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

import fs from 'node:fs';
import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { generateLargeBill } from '@internal/ai-cost-sample-data';

const folder = resolvePackagePath(
  '@internal/ai-cost-bench',
  '../../.data/bench',
);

/**
 * A generated FOCUS bill of that many rows in Parquet, written once and kept.
 *
 * @returns the folder that holds its files
 */
export async function largeBill(rows: number): Promise<string> {
  const target = path.join(folder, `focus-${rows}`);
  const done = path.join(target, 'done');
  if (!fs.existsSync(done)) {
    process.stderr.write(`writing a bill of ${rows} rows\n`);
    fs.rmSync(target, { recursive: true, force: true });
    fs.mkdirSync(target, { recursive: true });
    await generateLargeBill({ outputDirectory: target, rows });
    fs.writeFileSync(done, '');
  }
  return target;
}

/** An empty folder for one run. */
export function scratchFolder(name: string): string {
  const target = path.join(folder, name);
  fs.rmSync(target, { recursive: true, force: true });
  fs.mkdirSync(target, { recursive: true });
  return target;
}
