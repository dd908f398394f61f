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
import type { OverviewService } from './OverviewService';
import {
  readPortfolioQuery,
  readPortfolioSeriesQuery,
} from './portfolioQueries';
import { sendCsv } from './sendCsv';
import { sendReport } from './sendReport';

/** Paths of `GET` in here. */
export const PORTFOLIO_PATHS = [
  '/overview',
  '/overview.csv',
  '/sprawl',
  '/models',
];

/** What everybody spends together. */
export function createPortfolioRoutes(options: {
  /** Must authorise. */
  overview: OverviewService;
  readerOf: (request: Request) => Promise<ReaderOptions>;
  auditor: AuditorService;
}): ReturnType<typeof Router> {
  const { overview, readerOf, auditor } = options;
  const router = Router();

  router.get('/overview', async (request, response) => {
    const reader = await readerOf(request);
    await sendReport(request, response, isKnown =>
      overview.overview(readPortfolioSeriesQuery(request), {
        ...reader,
        isKnown,
      }),
    );
  });

  router.get('/overview.csv', async (request, response) => {
    const reader = await readerOf(request);
    const query = readPortfolioSeriesQuery(request);
    const { from, to } = query;
    await audited(
      { auditor, request, eventId: 'overview-export', meta: { from, to } },
      async () => {
        const pieces = await overview.exportOverview(query, reader);
        await sendCsv(response, { pieces, name: `ai-cost ${from} ${to}` });
      },
    );
  });

  router.get('/sprawl', async (request, response) => {
    const reader = await readerOf(request);
    await sendReport(request, response, isKnown =>
      overview.sprawl(readPortfolioQuery(request), { ...reader, isKnown }),
    );
  });

  router.get('/models', async (request, response) => {
    const reader = await readerOf(request);
    await sendReport(request, response, isKnown =>
      overview.models(readPortfolioQuery(request), { ...reader, isKnown }),
    );
  });

  return router;
}
