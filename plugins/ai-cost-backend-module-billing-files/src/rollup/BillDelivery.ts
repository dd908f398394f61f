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

import type {
  Day,
  Month,
  QuarantineEntry,
  SourceProblem,
} from 'backstage-plugin-ai-cost-common';
import type {
  ChargeLine,
  Classifier,
  ControlTotal,
  DailyChargeBatch,
  OpenDelivery,
} from 'backstage-plugin-ai-cost-node';
import { proveWhole, type CsvEnd } from '../csv/proveWhole';
import { refuseCutLines } from '../json/refuseCutLines';
import type { BillTable } from '../files/BillTable';
import { ChargeScan } from './ChargeScan';
import { classifyLines } from './classifyLines';
import { collectQuarantine, type Quarantine } from './collectQuarantine';
import { readControlTotals } from './controlTotals';
import { readCoveredThrough } from './coveredThrough';
import { readDailyCharges } from './dailyCharges';
import { describeProblems } from './deliveryProblems';
import type { DuckDbSession } from './DuckDbSession';
import { damaged, isUnnamedFileError } from './engineErrors';
import { findDamagedFile } from './findDamagedFile';
import { groupCharges } from './groupCharges';
import { readLines } from './LineReader';
import { refuseSameBill } from './refuseSameBill';

/** A bill that has been rolled up; its lines and charges are in the session. */
export class BillDelivery implements OpenDelivery {
  readonly controlTotals: ControlTotal[];
  readonly quarantinedRows: number;
  readonly quarantine: QuarantineEntry[];
  readonly problems: SourceProblem[];
  readonly coveredThrough?: Day;
  readonly #session: DuckDbSession;
  readonly #classifier: Classifier;
  readonly #quantityFactors: readonly number[];

  /**
   * Rolls tables up. The session is the delivery's from then on.
   *
   * @param options - `problems` are those that are known already
   * @throws DeliveryError when a file cannot be trusted
   */
  static async rollUp(options: {
    session: DuckDbSession;
    tables: readonly BillTable[];
    problems?: readonly SourceProblem[];
    period?: Month;
    classifier: Classifier;
    signal?: AbortSignal;
  }): Promise<BillDelivery> {
    const {
      session,
      tables,
      problems = [],
      period,
      classifier,
      signal,
    } = options;
    const scans = await ChargeScan.createAll({ session, tables });

    const proof = proveAllWhole(tables, signal);
    // Whoever fails first must not leave the other's failure unhandled.
    proof.catch(() => {});
    const flagged = await groupCharges({ session, scans }).catch(
      async error => {
        // That a file is cut off says more than what came of reading it.
        await proof;
        const table = isUnnamedFileError(error)
          ? await findDamagedFile(session, scans)
          : undefined;
        throw table ? damaged(table.file.name, error) : error;
      },
    );
    const ends = await proof;
    await refuseCutLines({ session, scans, endOf: table => ends.get(table) });
    await refuseSameBill({ session, scans });

    const { quantityFactors, unreadable } = await classifyLines({
      session,
      classifier,
    });
    const quarantine = await collectQuarantine({
      session,
      scans,
      flagged,
      unreadable,
      endOf: table => ends.get(table),
    });
    return new BillDelivery({
      session,
      classifier,
      quantityFactors,
      controlTotals: await readControlTotals(session),
      coveredThrough: await readCoveredThrough({ session, period }),
      quarantine,
      problems: [
        ...problems,
        ...(await describeProblems({
          session,
          tables,
          scans,
          flagged,
          quarantinedRows: quarantine.rows,
        })),
      ],
    });
  }

  private constructor(options: {
    session: DuckDbSession;
    classifier: Classifier;
    quantityFactors: readonly number[];
    controlTotals: ControlTotal[];
    quarantine: Quarantine;
    problems: SourceProblem[];
    coveredThrough?: Day;
  }) {
    this.#session = options.session;
    this.#classifier = options.classifier;
    this.#quantityFactors = options.quantityFactors;
    this.controlTotals = options.controlTotals;
    this.quarantinedRows = options.quarantine.rows;
    this.quarantine = options.quarantine.entries;
    this.problems = options.problems;
    this.coveredThrough = options.coveredThrough;
  }

  async *lines(): AsyncGenerator<ChargeLine[]> {
    const from = `lines JOIN ai_lines ON lines.line = ai_lines.line AND first
      ORDER BY ordinal`;
    for await (const batch of readLines({ session: this.#session, from })) {
      yield batch.map(({ dimensions }) => this.#classifyAgain(dimensions));
    }
  }

  async *dailyCharges(): AsyncGenerator<DailyChargeBatch> {
    yield* readDailyCharges({
      session: this.#session,
      quantityFactors: this.#quantityFactors,
    });
  }

  async close(): Promise<void> {
    await this.#session.close();
  }

  #classifyAgain(dimensions: Parameters<Classifier['classify']>[0]) {
    const classified = this.#classifier.classify(dimensions);
    if (!classified) {
      throw new Error(
        `The classifier changed its mind about ${dimensions.serviceName} while the bill was read`,
      );
    }
    return classified.line;
  }
}

async function proveAllWhole(
  tables: readonly BillTable[],
  signal?: AbortSignal,
): Promise<Map<BillTable, CsvEnd>> {
  const ends = new Map<BillTable, CsvEnd>();
  for (const table of tables) {
    if (table.container !== 'parquet') {
      const { path, gzip = false, file } = table;
      ends.set(
        table,
        await proveWhole({ path, gzip, name: file.name, signal }),
      );
    }
  }
  return ends;
}
