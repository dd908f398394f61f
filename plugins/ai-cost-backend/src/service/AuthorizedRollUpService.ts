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

import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  RollUpQuery,
  RollUpValueQuery,
} from 'backstage-plugin-ai-cost-common';
import type { ReadableEntities } from '../permissions/ReadableEntities';
import type { ReaderOptions } from '../permissions/reader';
import { requireReadable } from '../permissions/requireReadable';
import type { KnownReports } from '../reports/CostReports';
import { rollUpCsv } from '../reports/rollup/rollUpCsv';
import type {
  RollUpReports,
  RollUpRights,
  RollUpScopeQuery,
  TaggedRollUp,
} from '../reports/rollup/RollUpReports';
import { readUnitCostTargets } from '../reports/rollup/value/readUnitCostTargets';
import type {
  RollUpValues,
  TaggedRollUpValue,
} from '../reports/rollup/value/RollUpValues';
import type { RollUpService } from './RollUpService';

/**
 * Roll-ups for those who may see the scope in the catalog, of the entities whose
 * cost they may read. Nothing of a report, its tag included, is computed before.
 */
export class AuthorizedRollUpService implements RollUpService {
  readonly #reports: RollUpReports;
  readonly #values: RollUpValues;
  readonly #readable: ReadableEntities;
  readonly #catalog: CatalogService;

  static create(options: {
    reports: RollUpReports;
    values: RollUpValues;
    readable: ReadableEntities;
    catalog: CatalogService;
  }): AuthorizedRollUpService {
    return new AuthorizedRollUpService(options);
  }

  private constructor(
    options: Parameters<typeof AuthorizedRollUpService.create>[0],
  ) {
    this.#reports = options.reports;
    this.#values = options.values;
    this.#readable = options.readable;
    this.#catalog = options.catalog;
  }

  async rollUp(
    query: RollUpQuery,
    options: ReaderOptions & KnownReports,
  ): Promise<TaggedRollUp> {
    const rights = await this.#authorize(query, options);
    return this.#reports.rollUp(query, { rights, isKnown: options.isKnown });
  }

  async exportRollUp(
    query: RollUpQuery,
    options: ReaderOptions,
  ): Promise<AsyncIterable<string>> {
    const rights = await this.#authorize(query, options);
    const { report } = await this.#reports.rollUp(query, { rights });
    return rollUpCsv(report!);
  }

  async rollUpValue(
    query: RollUpValueQuery,
    options: ReaderOptions & KnownReports,
  ): Promise<TaggedRollUpValue> {
    const { credentials, isKnown } = options;
    const { entityRefs } = await this.#authorize(query, options);
    return this.#values.rollUpValue(query, {
      entityRefs,
      isKnown,
      targetsOf: refs =>
        readUnitCostTargets(refs, { catalog: this.#catalog, credentials }),
    });
  }

  async #authorize(
    query: RollUpScopeQuery,
    { credentials }: ReaderOptions,
  ): Promise<RollUpRights> {
    const { scopeRef } = query;
    if (!(await this.#catalog.getEntityByRef(scopeRef, { credentials }))) {
      throw new NotFoundError(`There is no entity ${scopeRef}`);
    }
    const { entityRefs, childRefs } = await this.#reports.scope(query);
    const rights = await this.#readable.among(entityRefs, { credentials });
    requireReadable(rights, { orUnallocated: false });
    return {
      entityRefs: rights.entityRefs,
      childRefs: rights.all
        ? childRefs
        : await this.#inCatalog(childRefs, credentials),
    };
  }

  async #inCatalog(
    entityRefs: string[],
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    if (entityRefs.length === 0) {
      return [];
    }
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs, fields: ['kind', 'metadata.namespace', 'metadata.name'] },
      { credentials },
    );
    return entityRefs.filter((_, index) => items[index] !== undefined);
  }
}
