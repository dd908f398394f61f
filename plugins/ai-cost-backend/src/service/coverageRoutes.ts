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
import type { CoverageService } from '../coverage/CoverageService';
import type { ReaderOptions } from '../permissions/reader';
import { audited } from './audited';
import { readPortfolioLineQuery, readTrialQuery } from './coverageQueries';
import { readPortfolioQuery } from './portfolioQueries';

/** Paths of `GET` in here. */
export const COVERAGE_PATHS = [
  '/coverage',
  '/coverage/problems',
  '/coverage/groups/:id/proposals',
  '/lines',
];

/** What is nobody's, and whose it might be. */
export function createCoverageRoutes(options: {
  /** Must authorise. */
  coverage: CoverageService;
  readerOf: (request: Request) => Promise<ReaderOptions>;
  auditor: AuditorService;
}): ReturnType<typeof Router> {
  const { coverage, readerOf, auditor } = options;
  const router = Router();

  router.get('/coverage', async (request, response) => {
    const reader = await readerOf(request);
    const query = readPortfolioQuery(request);
    response.set('Cache-Control', 'private, no-cache');
    response.json(await coverage.coverage(query, reader));
  });

  router.get('/coverage/problems', async (request, response) => {
    const reader = await readerOf(request);
    response.set('Cache-Control', 'private, no-cache');
    response.json(await coverage.annotationFindings(reader));
  });

  router.get('/coverage/groups/:id/proposals', async (request, response) => {
    const reader = await readerOf(request);
    const query = readPortfolioQuery(request);
    response.set('Cache-Control', 'private, no-cache');
    response.json(await coverage.proposals(request.params.id, query, reader));
  });

  router.post('/coverage/trial', async (request, response) => {
    const reader = await readerOf(request);
    const query = readTrialQuery(request);
    const { from, to, annotation, rule } = query;
    const meta = {
      ...{ from, to },
      ...(annotation && {
        entityRef: annotation.entityRef,
        annotation: annotation.annotation,
      }),
      ...(rule && { ruleId: rule.id }),
    };
    await audited(
      { auditor, request, eventId: 'attribution-trial', meta },
      async () => {
        const trial = await coverage.tryAttribution(query, reader);
        response.set('Cache-Control', 'private, no-store').json(trial);
      },
    );
  });

  router.get('/lines', async (request, response) => {
    const reader = await readerOf(request);
    const query = readPortfolioLineQuery(request);
    response.set('Cache-Control', 'private, no-cache');
    response.json(await coverage.lines(query, reader));
  });

  return router;
}
