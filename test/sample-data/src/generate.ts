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
 * Writes bills: those of the sample organisation with
 * `--out FOLDER --as-of YYYY-MM-DD [--months N] [--seed N] [--delivery earlier]
 * [--aws cur] [--telemetry FOLDER]`, the latter for what it measures;
 * a large one for benchmarks with `--out FOLDER --rows N [--format csv]`. Prints
 * what was written as one JSON object.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { generateSampleBills } from './generateSampleBills';
import { generateSampleTelemetry } from './generateSampleTelemetry';
import { generateLargeBill } from './large/generateLargeBill';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      'as-of': { type: 'string' },
      months: { type: 'string', default: '13' },
      seed: { type: 'string', default: '1' },
      delivery: { type: 'string', default: 'latest' },
      aws: { type: 'string', default: 'focus' },
      telemetry: { type: 'string' },
      rows: { type: 'string' },
      format: { type: 'string', default: 'parquet' },
    },
  });
  const { out, rows, format, delivery, aws, telemetry } = values;
  if (!out || !(rows ?? values['as-of'])) {
    throw new Error(
      '--out FOLDER and --as-of YYYY-MM-DD or --rows N are needed',
    );
  }
  const outputDirectory = path.resolve(out);
  if (rows) {
    if (format !== 'parquet' && format !== 'csv') {
      throw new Error('--format is parquet or csv');
    }
    const written = await generateLargeBill({
      outputDirectory,
      rows: Number(rows),
      format,
    });
    process.stdout.write(`${JSON.stringify(written)}\n`);
    return;
  }
  if (delivery !== 'earlier' && delivery !== 'latest') {
    throw new Error('--delivery is earlier or latest');
  }
  if (aws !== 'focus' && aws !== 'cur') {
    throw new Error('--aws is focus or cur');
  }
  const story = {
    asOf: values['as-of']!,
    months: Number(values.months),
    seed: Number(values.seed),
  };
  const { oracle: _, ...written } = await generateSampleBills({
    ...story,
    outputDirectory,
    delivery,
    aws,
  });
  if (telemetry) {
    await generateSampleTelemetry({
      ...story,
      outputDirectory: path.resolve(telemetry),
    });
  }
  process.stdout.write(`${JSON.stringify(written)}\n`);
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
