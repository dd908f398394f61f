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
import type { Day } from 'backstage-plugin-ai-cost-common';
import { CUR_SOURCE, SAMPLE_SOURCES } from './bills/sources';
import { writeBills, WrittenFile } from './bills/writeBills';
import { readOwners, readSampleCatalog } from './catalog/readSampleCatalog';
import { OracleBook } from './oracle/OracleBook';
import type { SampleOracle } from './oracle/SampleOracle';
import { SampleDelivery, Story } from './story/Story';

/** What to write. */
export interface SampleBillsOptions {
  /** Absolute; made when it does not exist. */
  outputDirectory: string;
  /** Last day of the bills, which is still filling. */
  asOf: Day;
  /** Number of months up to and including that of `asOf`; 13 unless given. */
  months?: number;
  /** Another seed gives other amounts; 1 unless given. */
  seed?: number;
  /** `earlier` writes the bills as they were three days before. */
  delivery?: SampleDelivery;
  /** Ids of the sources to write; all unless given. */
  sources?: readonly string[];
  /** What AWS writes: FOCUS unless given, or a Cost and Usage Report. */
  aws?: 'focus' | 'cur';
}

/** What was written. */
export interface SampleBills {
  files: WrittenFile[];
  rows: number;
  bytes: number;
  oracle: SampleOracle;
}

/**
 * Writes the sample organisation's bills, a folder for each source, and the
 * truth about them as `oracle.json`. The same options write the same bytes.
 *
 * @throws RangeError when the day does not exist or there are no months
 */
export async function generateSampleBills(
  options: SampleBillsOptions,
): Promise<SampleBills> {
  const { outputDirectory, asOf, months = 13, seed = 1, sources } = options;
  const { delivery = 'latest' } = options;
  const story = Story.create({ asOf, months, seed, delivery });
  const book = OracleBook.create({ ownerOf: readOwners(readSampleCatalog()) });
  const files: WrittenFile[] = [];
  for (const focus of SAMPLE_SOURCES) {
    const source =
      focus.id === 'aws' && options.aws === 'cur' ? CUR_SOURCE : focus;
    if (!sources || sources.includes(source.id)) {
      files.push(
        ...(await writeBills({
          story,
          source,
          outputDirectory,
          seen: (spender, charge) => book.record(source.id, spender, charge),
        })),
      );
    }
  }
  const oracle = book.close();
  fs.writeFileSync(
    path.join(outputDirectory, 'oracle.json'),
    `${JSON.stringify(oracle, undefined, 2)}\n`,
  );
  return {
    files,
    rows: files.reduce((sum, { rows }) => sum + rows, 0),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    oracle,
  };
}
