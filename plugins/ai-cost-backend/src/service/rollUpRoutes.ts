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

import type { AuditorService } from '@backstage/backend-plugin-api';
import type { Request } from 'express';
import Router from 'express-promise-router';
import type { ReaderOptions } from '../permissions/reader';
import { audited } from './audited';
import { readRollUpQuery, readRollUpValueQuery } from './rollUpQueries';
import type { RollUpService } from './RollUpService';
import { sendCsv } from './sendCsv';
import { sendReport } from './sendReport';

const SCOPE = '/rollups/:kind/:namespace/:name';

/** Paths of `GET` in here. */
export const ROLL_UP_PATHS = [
  `${SCOPE}/costs`,
  `${SCOPE}/costs.csv`,
  `${SCOPE}/value`,
];

/** What Groups, Users, Systems and Domains answer for. */
export function createRollUpRoutes(options: {
  /** Must authorise. */
  rollUps: RollUpService;
  readerOf: (request: Request) => Promise<ReaderOptions>;
  auditor: AuditorService;
}): ReturnType<typeof Router> {
  const { rollUps, readerOf, auditor } = options;
  const router = Router();

  router.get(`${SCOPE}/costs`, async (request, response) => {
    const reader = await readerOf(request);
    await sendReport(request, response, isKnown =>
      rollUps.rollUp(readRollUpQuery(request), { ...reader, isKnown }),
    );
  });

  router.get(`${SCOPE}/costs.csv`, async (request, response) => {
    const reader = await readerOf(request);
    const query = readRollUpQuery(request);
    const { scopeRef, from, to } = query;
    const meta = { scopeRef, from, to };
    await audited(
      { auditor, request, eventId: 'roll-up-export', meta },
      async () => {
        const pieces = await rollUps.exportRollUp(query, reader);
        const name = `ai-cost ${scopeRef} ${from} ${to}`;
        await sendCsv(response, { pieces, name });
      },
    );
  });

  router.get(`${SCOPE}/value`, async (request, response) => {
    const reader = await readerOf(request);
    await sendReport(request, response, isKnown =>
      rollUps.rollUpValue(readRollUpValueQuery(request), {
        ...reader,
        isKnown,
      }),
    );
  });

  return router;
}
