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
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { isMonth, type Month } from 'backstage-plugin-ai-cost-common';
import type { Request } from 'express';
import Router from 'express-promise-router';
import type { StatementService } from '../statements/StatementService';
import type { StatementKey } from '../statements/StatementStore';
import { audited } from './audited';
import { readEntityRef } from './entityQueries';
import { checkedCurrency } from './queryParameters';
import { sendCsv } from './sendCsv';

const STATEMENT = '/statements/:month/:kind/:namespace/:name/:currency';

/** Paths of `GET` in here. */
export const STATEMENT_PATHS = [
  '/statements',
  STATEMENT,
  `${STATEMENT}/statement.csv`,
];

/** What teams spent in months that are closed. */
export function createStatementRoutes(options: {
  /** Must authorise. */
  statements: StatementService;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
}): ReturnType<typeof Router> {
  const { statements, httpAuth, auditor } = options;
  const router = Router();
  const readerOf = async (request: Request) => ({
    credentials: await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    }),
  });

  router.get('/statements', async (request, response) => {
    const reader = await readerOf(request);
    response.set('Cache-Control', 'private, no-cache');
    response.json({ items: await statements.months(reader) });
  });

  router.post('/statements', async (request, response) => {
    const reader = await readerOf(request);
    const { principal } = reader.credentials;
    const issuedBy =
      principal.type === 'user' ? principal.userEntityRef : principal.subject;
    const month = checkedMonth(request.body.month);
    await audited(
      { auditor, request, eventId: 'statement-issue', meta: { month } },
      () => statements.issue(month, { ...reader, issuedBy }),
    );
    response.status(201).end();
  });

  router.get(`${STATEMENT}/statement.csv`, async (request, response) => {
    const reader = await readerOf(request);
    const key = readStatementKey(request);
    await audited(
      { auditor, request, eventId: 'statement-export', meta: { ...key } },
      async () => {
        const pieces = await statements.export(key, reader);
        const { month, owner, currency } = key;
        const name = `ai-cost statement ${month} ${owner} ${currency}`;
        await sendCsv(response, { pieces, name });
      },
    );
  });

  router.get(STATEMENT, async (request, response) => {
    const reader = await readerOf(request);
    const statement = await statements.get(readStatementKey(request), reader);
    response.set('Cache-Control', 'private, no-cache');
    response.json(statement);
  });

  return router;
}

function readStatementKey(request: Request): StatementKey {
  return {
    month: checkedMonth(request.params.month),
    owner: readEntityRef(request),
    currency: checkedCurrency(request.params.currency),
  };
}

function checkedMonth(month: string): Month {
  if (!isMonth(month)) {
    throw new InputError('month must be a month like 2026-11');
  }
  return month;
}
