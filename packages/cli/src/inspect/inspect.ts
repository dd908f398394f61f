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

import { InputError } from '@backstage/errors';
import type { BillFormatId } from 'backstage-plugin-ai-cost-backend-module-billing-files';
import {
  ClaimTally,
  DefaultAttributor,
  DefaultClassifier,
  readAttributionOptions,
} from 'backstage-plugin-ai-cost-node';
import { readCatalog } from '../catalog/readCatalog';
import { sayProblems } from '../catalog/sayProblems';
import { load } from '../load';
import { readConfig } from '../readConfig';
import { say } from '../say';
import { workingDirectory } from '../workingDirectory';
import { writeReport } from '../writeReport';
import type { BillTotals } from './BillTotals';
import { DeliveryFold } from './DeliveryFold';
import { findBills } from './findBills';
import { readBills } from './readBills';
import { sayBillProblems } from './sayBillProblems';
import { writeCsv } from './writeCsv';
import { writeJson } from './writeJson';
import { writeTable } from './writeTable';

const WRITERS = new Map<string, (totals: BillTotals) => string>([
  ['table', writeTable],
  ['json', writeJson],
  ['csv', writeCsv],
]);

/** The command line of `ai-cost inspect`. */
export interface InspectOptions {
  /** Files, folders or patterns. */
  bills: readonly string[];
  format: string;
  /** Files or patterns. */
  catalog?: readonly string[];
  config?: string;
  output: string;
}

/**
 * Reads bills with the code of the plugin and writes what is in them to
 * standard output.
 *
 * @returns the exit code: 0, 1 when something was quarantined, 2 when all was
 * @throws when the bills, the catalog or the configuration cannot be read
 */
export async function inspect(options: InspectOptions): Promise<number> {
  const write = WRITERS.get(options.output);
  if (!write) {
    throw new InputError(
      `--output ${options.output} does not exist; write one of ${[
        ...WRITERS.keys(),
      ].join(', ')}`,
    );
  }
  const format = await readFormat(options.format);
  const cwd = workingDirectory();
  const files = await findBills({ bills: options.bills, cwd });
  const config = await readConfig({ file: options.config, cwd });
  const attribution = readAttributionOptions(config);
  const entities = await readCatalog({
    files: options.catalog ?? [],
    kinds: attribution.kinds,
    cwd,
  });
  const attributor = DefaultAttributor.create({
    entities,
    options: attribution,
  });
  const tally = ClaimTally.create();
  const owners = new Map(
    entities.map(({ entityRef, owner = '' }) => [entityRef, owner]),
  );

  say(
    `Reading ${files.length === 1 ? files[0] : `${files.length} files`}, with ${
      entities.length
    } catalog entities`,
  );
  if (!options.catalog) {
    say(
      'Without a catalog nothing can be allocated; give one with --catalog catalog-info.yaml',
    );
  }
  const totals = await readBills({
    files,
    format,
    classifier: DefaultClassifier.fromConfig(config),
    fold: delivery =>
      DeliveryFold.run({ delivery, attributor, observer: tally, owners }),
  });
  sayProblems(tally.problems(entities));
  sayBillProblems(totals);
  writeReport(write(totals));
  return exitCodeOf(totals);
}

function exitCodeOf({ totals, quarantine, quarantinedRows }: BillTotals) {
  if (quarantine.length === 0 && quarantinedRows === 0) {
    return 0;
  }
  return totals.rows().length > 0 ? 1 : 2;
}

/** @returns undefined when the columns are to tell the format */
async function readFormat(name: string): Promise<BillFormatId | undefined> {
  if (name === 'auto') {
    return undefined;
  }
  const { BILL_FORMAT_IDS } = await load(
    import('backstage-plugin-ai-cost-backend-module-billing-files'),
  );
  const format = BILL_FORMAT_IDS.find(id => id === name);
  if (!format) {
    throw new InputError(
      `--format ${name} does not exist; write one of auto, ${BILL_FORMAT_IDS.join(
        ', ',
      )}`,
    );
  }
  return format;
}
