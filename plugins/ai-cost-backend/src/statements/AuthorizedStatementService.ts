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

import type { PermissionsService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  aiCostStatementIssuePermission,
  aiCostStatementReadPermission,
  formatDecimal,
  type Month,
  type Statement,
  type StatementMonth,
} from 'backstage-plugin-ai-cost-common';
import type { ReadableEntities } from '../permissions/ReadableEntities';
import type { ReaderOptions } from '../permissions/reader';
import { requireReadable } from '../permissions/requireReadable';
import { authorizeBasic } from '../service/authorizeBasic';
import { waitingFor } from './monthClosing';
import { statementCsv } from './statementCsv';
import type { KnownMonth, Statements } from './Statements';
import type { IssuerOptions, StatementService } from './StatementService';
import type { StatementKey, StatementStore } from './StatementStore';

/** Which statements somebody may see. */
interface StatementRights {
  mayReadSources: boolean;
  /** True for those of which they may see all that is in them. */
  mayRead(entityRefs: Iterable<string>): boolean;
}

/**
 * Shows a statement to those who may read the cost of everything in it, and all
 * statements to those whom the policy lets. A statement is shown as a whole or
 * not at all: a part of it would not be what was issued.
 */
export class AuthorizedStatementService implements StatementService {
  readonly #statements: Statements;
  readonly #store: StatementStore;
  readonly #permissions: PermissionsService;
  readonly #readable: ReadableEntities;

  static create(options: {
    statements: Statements;
    store: StatementStore;
    permissions: PermissionsService;
    readable: ReadableEntities;
  }): AuthorizedStatementService {
    return new AuthorizedStatementService(options);
  }

  private constructor(
    options: Parameters<typeof AuthorizedStatementService.create>[0],
  ) {
    this.#statements = options.statements;
    this.#store = options.store;
    this.#permissions = options.permissions;
    this.#readable = options.readable;
  }

  async months(options: ReaderOptions): Promise<StatementMonth[]> {
    const months = await this.#statements.months();
    const rights = await this.#rights(
      months.flatMap(({ issued, open }) => [
        ...issued.flatMap(({ entityRefs }) => [...entityRefs]),
        ...open.flatMap(({ entityRefs }) => [...entityRefs]),
      ]),
      options,
    );
    return months.map(known => monthOf(known, rights));
  }

  async issue(month: Month, options: IssuerOptions): Promise<void> {
    await authorizeBasic(aiCostStatementIssuePermission, {
      permissions: this.#permissions,
      credentials: options.credentials,
    });
    await this.#statements.issue(month, options);
  }

  async get(key: StatementKey, options: ReaderOptions): Promise<Statement> {
    const known = await this.#store.find(key);
    const entityRefs = known?.entityRefs ?? [];
    const rights = await this.#rights(entityRefs, options);
    const statement =
      known && rights.mayRead(entityRefs)
        ? await this.#store.get(key)
        : undefined;
    if (!statement) {
      const { month, owner, currency } = key;
      throw new NotFoundError(
        `There is no statement of ${owner} for ${month} in ${currency} that you may see`,
      );
    }
    return statement;
  }

  async export(
    key: StatementKey,
    options: ReaderOptions,
  ): Promise<AsyncIterable<string>> {
    return statementCsv(await this.get(key, options));
  }

  async #rights(
    entityRefs: Iterable<string>,
    { credentials }: ReaderOptions,
  ): Promise<StatementRights> {
    const [[decision], readable] = await Promise.all([
      this.#permissions.authorize(
        [{ permission: aiCostStatementReadPermission }],
        { credentials },
      ),
      this.#readable.among(entityRefs, { credentials }),
    ]);
    const readsAll = decision.result === AuthorizeResult.ALLOW;
    if (!readsAll) {
      requireReadable(readable, { orUnallocated: false });
    }
    return {
      mayReadSources: readable.mayReadSources === true,
      mayRead: refs =>
        readsAll ||
        readable.all ||
        [...refs].every(ref => readable.entityRefs.has(ref)),
    };
  }
}

function monthOf(
  { month, closing, issued, open }: KnownMonth,
  rights: StatementRights,
): StatementMonth {
  return {
    month,
    closed: closing.closed,
    waitingFor: waitingFor(month, closing, rights),
    issued: issued
      .filter(({ entityRefs }) => rights.mayRead(entityRefs))
      .map(({ summary }) => summary),
    open: open
      .filter(({ entityRefs }) => rights.mayRead(entityRefs))
      .map(({ owner, currency, cost }) => ({
        owner,
        currency,
        effective: formatDecimal(cost.effective),
      })),
  };
}
