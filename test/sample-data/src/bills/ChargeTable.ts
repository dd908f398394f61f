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

import {
  BIGINT,
  DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  INTEGER,
  VARCHAR,
} from '@duckdb/node-api';
import type { Month } from 'backstage-plugin-ai-cost-common';
import { TEXT_COLUMNS } from '../spending/ChargeText';
import type { Charge, Spender } from '../spending/Spender';
import { encodeTexts } from './encodeTexts';

const CHUNK = 2048;
const CHARGE_TYPES = [
  INTEGER,
  INTEGER,
  INTEGER,
  INTEGER,
  VARCHAR,
  BIGINT,
  BIGINT,
  BIGINT,
  BIGINT,
  BIGINT,
  BIGINT,
  BIGINT,
];

type Cell = number | bigint | string | null;

/**
 * The charges of a source in DuckDB: each text once, and a narrow row for each
 * charge. DuckDB writes the wide rows of the bill.
 */
export class ChargeTable {
  static async create(): Promise<ChargeTable> {
    const instance = await DuckDBInstance.create(':memory:', {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      memory_limit: '1GB',
      threads: '2',
    });
    const connection = await instance.connect();
    await connection.run(`CREATE TABLE plain_texts (
      id INTEGER,
      consumed_per_priced BIGINT,
      ${TEXT_COLUMNS.map(column => `"${column}" VARCHAR`).join(', ')}
    )`);
    await connection.run(`CREATE TABLE charges (
      id INTEGER,
      text INTEGER,
      hour INTEGER,
      hours INTEGER,
      billing_month VARCHAR,
      quantity BIGINT,
      list_price BIGINT,
      contracted_price BIGINT,
      billed BIGINT,
      effective BIGINT,
      list BIGINT,
      contracted BIGINT
    )`);
    return new ChargeTable(instance, connection);
  }

  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.#connection = connection;
  }

  /**
   * Takes in all charges of the spenders.
   *
   * @param seen - is told each of them
   */
  async fill(
    spenders: readonly Spender[],
    seen: (spender: Spender, charge: Charge) => void,
  ): Promise<void> {
    await this.#fillTexts(spenders);
    const appender = await this.#connection.createAppender('charges');
    let rows: Cell[][] = [];
    const flush = () => {
      const chunk = DuckDBDataChunk.create(CHARGE_TYPES);
      chunk.setRows(rows);
      appender.appendDataChunk(chunk);
      rows = [];
    };
    let id = 0;
    for (const [text, spender] of spenders.entries()) {
      for (const charge of spender.charges()) {
        seen(spender, charge);
        rows.push([id, text, ...chargeCells(charge)]);
        id += 1;
        if (rows.length === CHUNK) {
          flush();
        }
      }
    }
    flush();
    appender.closeSync();
  }

  /** Billing months of the charges, in order. */
  async billingMonths(): Promise<Month[]> {
    const result = await this.#connection.runAndReadAll(
      'SELECT DISTINCT billing_month FROM charges ORDER BY 1',
    );
    return result.getRows().map(([month]) => month as Month);
  }

  /**
   * Writes the rows of a billing month, or a part of them, in the order in which
   * they came.
   *
   * @param columns - SQL of each column over a charge `c` and its text `t`
   * @param options - of DuckDB's COPY
   * @returns the number of rows
   */
  async write(request: {
    file: string;
    columns: Record<string, string>;
    billingMonth: Month;
    /** SQL of a join that makes several rows of a charge. */
    join?: string;
    /** Null for an open month. */
    invoice: string | null;
    part?: { index: number; of: number };
    options: string;
  }): Promise<number> {
    const {
      file,
      columns,
      billingMonth,
      invoice,
      options,
      join = '',
    } = request;
    const { index, of } = request.part ?? { index: 0, of: 1 };
    const list = Object.entries(columns).map(
      ([name, sql]) => `${sql} AS "${name}"`,
    );
    const result = await this.#connection.run(
      `COPY (
        SELECT ${list.join(', ')}
        FROM (
          SELECT *,
            make_timestamp(hour * 3600000000::BIGINT) AS charge_start,
            make_timestamp((hour + hours) * 3600000000::BIGINT) AS charge_end,
            (billing_month || '-01')::TIMESTAMP AS billing_start,
            $invoice::VARCHAR AS invoice
          FROM charges
          WHERE billing_month = $month AND text % $of = $index
        ) c
        JOIN texts t ON t.id = c.text
        ${join}
        ORDER BY c.id
      ) TO '${file.replace(/'/g, "''")}' (${options})`,
      { month: billingMonth, invoice, of, index },
    );
    return result.rowsChanged;
  }

  close(): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }

  async #fillTexts(spenders: readonly Spender[]): Promise<void> {
    const appender = await this.#connection.createAppender('plain_texts');
    const types = [INTEGER, BIGINT, ...TEXT_COLUMNS.map(() => VARCHAR)];
    for (let from = 0; from < spenders.length; from += CHUNK) {
      const chunk = DuckDBDataChunk.create(types);
      chunk.setRows(
        spenders
          .slice(from, from + CHUNK)
          .map(({ text, consumedPerPriced }, i): Cell[] => [
            from + i,
            consumedPerPriced === undefined ? null : BigInt(consumedPerPriced),
            ...TEXT_COLUMNS.map(column => text[column] ?? null),
          ]),
      );
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
    await encodeTexts(this.#connection);
  }
}

function chargeCells(charge: Charge): Cell[] {
  const { day, hour, hours, billingMonth, quantity } = charge;
  return [
    Date.parse(`${day.day}T00:00:00Z`) / 3_600_000 + hour,
    hours,
    billingMonth,
    quantity === undefined ? null : BigInt(quantity),
    charge.listPrice ?? null,
    charge.contractedPrice ?? null,
    charge.billed,
    charge.effective,
    charge.list,
    charge.contracted,
  ];
}
