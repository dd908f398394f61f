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
 * `generate --out FOLDER --as-of YYYY-MM-DD [--seed N]` writes the sample
 * organisation's bills; `generate --out FOLDER --rows N [--format parquet|csv]`
 * writes a large bill for benchmarks. What was written is printed as one JSON
 * object.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { generateSampleBills } from './generateSampleBills';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      'as-of': { type: 'string' },
      months: { type: 'string' },
      seed: { type: 'string' },
      delivery: { type: 'string' },
      rows: { type: 'string' },
      format: { type: 'string' },
    },
  });
  if (!values.out) {
    throw new Error('--out FOLDER is needed');
  }
  const outputDirectory = path.resolve(values.out);
  const seed = values.seed === undefined ? undefined : Number(values.seed);
  const { oracle: _, ...written } = await generateSampleBills({
    outputDirectory,
    seed,
    asOf: values['as-of']!,
  });
  console.log(JSON.stringify(written));
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
