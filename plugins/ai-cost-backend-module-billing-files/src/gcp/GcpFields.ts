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

import { foldName } from 'backstage-plugin-ai-cost-node';
import type { BillColumns } from '../files/BillColumns';
import { quoteIdentifier, quoteLiteral } from '../rollup/quote';
import { FLAT_CREDITS, gcpCredits, type GcpCredits } from './gcpCredits';

/** Fields that are read, with a dot where one is in another. */
const FIELDS = [
  'billing_account_id',
  'service.id',
  'service.description',
  'sku.id',
  'sku.description',
  'usage_start_time',
  'usage_end_time',
  'project.id',
  'project.name',
  'project.labels',
  'labels',
  'system_labels',
  'location.location',
  'location.region',
  'resource.name',
  'resource.global_name',
  'cost',
  'cost_at_list',
  'currency',
  'usage.amount',
  'usage.unit',
  'usage.amount_in_pricing_units',
  'usage.pricing_unit',
  'credits',
  'invoice.month',
  'cost_type',
  'seller_name',
] as const;

export type GcpField = (typeof FIELDS)[number];

const LABELS = '[{"key": "VARCHAR", "value": "VARCHAR"}]';

/**
 * Finds fields in the shapes that an export comes in: nested columns of Parquet,
 * nested JSON, and flat columns such as `service.description`.
 */
export class GcpFields {
  /** Names of columns that hold them, folded. */
  static readonly names: ReadonlySet<string> = new Set(
    [...FIELDS, ...FLAT_CREDITS]
      .flatMap(field => [field, field.split('.')[0], flat(field)])
      .map(foldName),
  );

  readonly #columns: BillColumns;

  static create(columns: BillColumns): GcpFields {
    return new GcpFields(columns);
  }

  private constructor(columns: BillColumns) {
    this.#columns = columns;
  }

  /** The field as SQL, of the type that the file has; undefined when it has none. */
  value(field: GcpField): string | undefined {
    const [name, inner] = field.split('.');
    const column = this.#columns.find(field) ?? this.#columns.find(flat(field));
    if (column) {
      return column.sql;
    }
    const outer = inner === undefined ? undefined : this.#columns.find(name);
    if (!outer) {
      return undefined;
    }
    return outer.type === 'VARCHAR'
      ? jsonValueSql(outer.sql, inner)
      : `${outer.sql}.${quoteIdentifier(inner)}`;
  }

  /** The field as a text. */
  text(field: string): string | undefined {
    const sql = this.value(field as GcpField);
    return sql && `CAST(${sql} AS VARCHAR)`;
  }

  /**
   * A list of `{key, value}` as SQL; without labels it is empty. What is no list
   * is no label either.
   */
  labels(field: 'labels' | 'project.labels' | 'system_labels'): string {
    const sql = this.value(field);
    if (sql === undefined) {
      return `from_json('[]', ${quoteLiteral(LABELS)})`;
    }
    const json = this.#isNested(field) ? `to_json(${sql})` : sql;
    return `coalesce(from_json(${listOrEmptySql(json)}, ${quoteLiteral(
      LABELS,
    )}), [])`;
  }

  /** Undefined when the export has none. */
  get credits(): GcpCredits | undefined {
    return gcpCredits(this.#columns);
  }

  #isNested(field: GcpField): boolean {
    const [name] = field.split('.');
    const column = this.#columns.find(flat(field)) ?? this.#columns.find(field);
    return (column ?? this.#columns.find(name))!.type !== 'VARCHAR';
  }
}

function flat(field: string): string {
  return field.replace(/\./g, '_');
}

function jsonValueSql(json: string, key: string): string {
  return `CASE WHEN json_valid(${json}) THEN json_extract_string(${json}, ${quoteLiteral(
    `/${key}`,
  )}) END`;
}

function listOrEmptySql(json: string): string {
  return `CASE WHEN json_valid(${json}) AND json_type(${json}) = 'ARRAY'
    THEN ${json} ELSE '[]' END`;
}
