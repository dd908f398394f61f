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
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import express, { type Request, type Router } from 'express';
import type { CostReports } from '../reports/CostReports';
import type { CoverageService } from '../coverage/CoverageService';
import { spec } from '../schema/openapi/generated/router';
import type { TelemetryService } from '../metrics/TelemetryService';
import type { StatementService } from '../statements/StatementService';
import type { UsageService } from '../usage/UsageService';
import type { SavedViewStore } from '../views/SavedViewStore';
import { audited } from './audited';
import { COVERAGE_PATHS, createCoverageRoutes } from './coverageRoutes';
import {
  readComparisonQuery,
  readCostQuery,
  readEntityRef,
  readExportQuery,
  readLineQuery,
  readRunsQuery,
  readValueQuery,
} from './entityQueries';
import { readIngestRequest } from './ingestRequest';
import { sendCsv } from './sendCsv';
import { readPreviewQuery } from './previewQuery';
import { createPortfolioRoutes, PORTFOLIO_PATHS } from './portfolioRoutes';
import type { OverviewService } from './OverviewService';
import { createRollUpRoutes, ROLL_UP_PATHS } from './rollUpRoutes';
import type { RollUpService } from './RollUpService';
import { sendReport } from './sendReport';
import { createShareRoutes, SHARE_PATHS } from './shareRoutes';
import type { SharingService } from './SharingService';
import type { SourceService } from './SourceService';
import { createStatementRoutes, STATEMENT_PATHS } from './statementRoutes';
import type { ValueService } from './ValueService';
import { createViewRoutes } from './viewRoutes';

/** What the HTTP API answers from. */
export interface RouterOptions {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  /** Must authorise; the router only finds out who asks. */
  reports: CostReports;
  /** Must authorise, too. */
  sources: SourceService;
  /** Must authorise, too. */
  usage: UsageService;
  /** Must authorise, too. */
  value: ValueService;
  /** Must authorise, too. */
  telemetry: TelemetryService;
  /** Must authorise, too. */
  rollUps: RollUpService;
  /** Must authorise, too. */
  coverage: CoverageService;
  /** Must authorise, too. */
  sharing: SharingService;
  /** Must authorise, too. */
  overview: OverviewService;
  statements: StatementService;
  views: SavedViewStore;
}

const ENTITY = '/entities/:kind/:namespace/:name';
const READ = [
  `${ENTITY}/costs`,
  `${ENTITY}/lines`,
  `${ENTITY}/costs.csv`,
  `${ENTITY}/usage`,
  `${ENTITY}/value`,
  `${ENTITY}/runs`,
  `${ENTITY}/comparison`,
  '/sources',
  '/sources/:id',
  '/sources/:id/quarantine.csv',
  '/prices/unknown',
  ...ROLL_UP_PATHS,
  ...COVERAGE_PATHS,
  ...SHARE_PATHS,
  ...PORTFOLIO_PATHS,
  ...STATEMENT_PATHS,
  '/views',
];
const USAGE_EVENTS = '/usage/events';
const TELEMETRY_EVENTS = '/telemetry/events';
const CLOUD_EVENTS = [
  'application/cloudevents-batch+json',
  'application/cloudevents+json',
];
const MOST_EVENTS = '1mb';

/** The HTTP API of `openapi.yaml`, which it serves at `/openapi.json`. */
export function createRouter(options: RouterOptions): Router {
  const { httpAuth, auditor, reports, sources, usage, value, telemetry } =
    options;
  const router: Router = createValidatedOpenApiRouter(spec, {
    // entityQueries says more clearly what a day is.
    validatorOptions: { validateFormats: false },
  });
  const readerOf = async (request: Request) => ({
    credentials: await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    }),
  });

  // Express would answer them by what GET does, and the specification, which has
  // no HEAD, would not be checked before.
  router.head(READ, (_request, response) => {
    response.set('Allow', 'GET').status(405).end();
  });

  router.get(`${ENTITY}/costs`, async (request, response) => {
    const reader = await readerOf(request);
    await sendReport(request, response, isKnown =>
      reports.entityCosts(readCostQuery(request), { ...reader, isKnown }),
    );
  });

  router.get(`${ENTITY}/lines`, async (request, response) => {
    const reader = await readerOf(request);
    response.set('Cache-Control', 'private, no-cache');
    response.json(await reports.chargeLines(readLineQuery(request), reader));
  });

  router.get(`${ENTITY}/costs.csv`, async (request, response) => {
    const reader = await readerOf(request);
    const query = readExportQuery(request);
    await audited(
      { auditor, request, eventId: 'cost-export', meta: { query } },
      async () => {
        const pieces = await reports.exportEntityCosts(query, reader);
        const { entityRef, from, to } = query;
        const name = `ai-cost ${entityRef} ${from} ${to}`;
        await sendCsv(response, { pieces, name });
      },
    );
  });

  router.get(`${ENTITY}/usage`, async (request, response) => {
    const reader = await readerOf(request);
    response.set('Cache-Control', 'private, no-cache');
    response.json(await usage.entityUsage(readEntityRef(request), reader));
  });

  router.get(`${ENTITY}/value`, async (request, response) => {
    const reader = await readerOf(request);
    await sendReport(request, response, isKnown =>
      value.entityValue(readValueQuery(request), { ...reader, isKnown }),
    );
  });

  router.get(`${ENTITY}/runs`, async (request, response) => {
    const reader = await readerOf(request);
    response.set('Cache-Control', 'private, no-cache');
    response.json(
      await value.entityTrainingRuns(readRunsQuery(request), reader),
    );
  });

  router.get(`${ENTITY}/comparison`, async (request, response) => {
    const reader = await readerOf(request);
    response.set('Cache-Control', 'private, no-cache');
    response.json(await value.compare(readComparisonQuery(request), reader));
  });

  router.post('/telemetry/preview', async (request, response) => {
    const reader = await readerOf(request);
    const query = readPreviewQuery(request);
    await audited(
      {
        auditor,
        request,
        eventId: 'telemetry-preview',
        meta: { ...query },
      },
      async () => {
        const preview = await value.preview(query, reader);
        response.set('Cache-Control', 'private, no-store').json(preview);
      },
    );
  });

  router.post(USAGE_EVENTS, async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['service'],
    });
    response.json(
      await usage.addEvents([request.body].flat(), {
        credentials,
        reporter: credentials.principal.subject,
      }),
    );
  });

  router.post(TELEMETRY_EVENTS, async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['service'],
    });
    const batch: unknown[] = [request.body].flat();
    const { subject: reporter } = credentials.principal;
    const meta = { reporter, events: batch.length };
    await audited(
      { auditor, request, eventId: 'telemetry-events', meta },
      async () => {
        response.json(
          await telemetry.addEvents(batch, { credentials, reporter }),
        );
      },
    );
  });

  router.get('/sources', async (request, response) => {
    const reader = await readerOf(request);
    response.set('Cache-Control', 'private, no-cache');
    response.json({ items: await sources.list(reader) });
  });

  router.get('/sources/:id', async (request, response) => {
    const reader = await readerOf(request);
    response.set('Cache-Control', 'private, no-cache');
    response.json(await sources.get(request.params.id, reader));
  });

  router.get('/sources/:id/quarantine.csv', async (request, response) => {
    const reader = await readerOf(request);
    const { id: sourceId } = request.params;
    await audited(
      { auditor, request, eventId: 'quarantine-export', meta: { sourceId } },
      async () => {
        const pieces = await sources.exportQuarantine(sourceId, reader);
        const name = `ai-cost ${sourceId} quarantine`;
        await sendCsv(response, { pieces, name });
      },
    );
  });

  router.post('/sources/:id/ingest', async (request, response) => {
    const reader = await readerOf(request);
    const asked = readIngestRequest(request);
    await audited(
      { auditor, request, eventId: 'source-ingest', meta: { ...asked } },
      () => sources.ingest(asked, reader),
    );
    response.status(202).end();
  });

  router.get('/prices/unknown', async (request, response) => {
    const reader = await readerOf(request);
    response.set('Cache-Control', 'private, no-cache');
    response.json({ items: await sources.unknownPrices(reader) });
  });

  const { rollUps, coverage, overview, statements, views } = options;
  router.use(createRollUpRoutes({ rollUps, readerOf, auditor }));
  router.use(createCoverageRoutes({ coverage, readerOf, auditor }));
  router.use(
    createShareRoutes({ sharing: options.sharing, readerOf, auditor }),
  );
  router.use(createPortfolioRoutes({ overview, readerOf, auditor }));
  router.use(createStatementRoutes({ statements, httpAuth, auditor }));
  router.use(createViewRoutes({ views, httpAuth }));

  // Before the specification is looked at, which would answer "bad request" to
  // a batch that is too large.
  const body = express.json({ type: CLOUD_EVENTS, limit: MOST_EVENTS });
  return express
    .Router()
    .use([USAGE_EVENTS, TELEMETRY_EVENTS], body)
    .use(router);
}
