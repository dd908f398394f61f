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
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { ShareRuleInput } from 'backstage-plugin-ai-cost-common';
import type { Request } from 'express';
import Router from 'express-promise-router';
import { audited } from './audited';
import { readEntityRef } from './entityQueries';
import { readPortfolioQuery } from './portfolioQueries';
import type { SharingService } from './SharingService';

const ALL = '/shared-costs';
const ONE = `${ALL}/:kind/:namespace/:name`;

/** Paths of `GET` in here. */
export const SHARE_PATHS = [ALL];

/** Who may ask. */
export interface Asker {
  credentials: BackstageCredentials<
    BackstageUserPrincipal | BackstageServicePrincipal
  >;
}

/** How entities share out their cost. */
export function createShareRoutes(options: {
  /** Must authorise. */
  sharing: SharingService;
  readerOf: (request: Request) => Promise<Asker>;
  auditor: AuditorService;
}): ReturnType<typeof Router> {
  const { sharing, readerOf, auditor } = options;
  const router = Router();

  router.get(ALL, async (request, response) => {
    const reader = await readerOf(request);
    response.set('Cache-Control', 'private, no-cache');
    response.json(
      await sharing.sharedCosts(readPortfolioQuery(request), reader),
    );
  });

  router.post(`${ALL}/preview`, async (request, response) => {
    const reader = await readerOf(request);
    const query = readPortfolioQuery(request);
    response.set('Cache-Control', 'private, no-store');
    response.json(await sharing.previewShare(request.body, query, reader));
  });

  router.put(ONE, async (request, response) => {
    const reader = await readerOf(request);
    const rule = ruleOf(request);
    await audited(
      {
        ...{ auditor, request, eventId: 'share-save' },
        meta: { entityRef: rule.entityRef, rule: JSON.stringify(rule) },
      },
      () => sharing.saveShare(rule, { ...reader, by: nameOf(reader) }),
    );
    response.status(204).end();
  });

  router.delete(ONE, async (request, response) => {
    const reader = await readerOf(request);
    const entityRef = readEntityRef(request);
    await audited(
      { auditor, request, eventId: 'share-delete', meta: { entityRef } },
      () => sharing.deleteShare(entityRef, reader),
    );
    response.status(204).end();
  });

  return router;
}

function ruleOf(request: Request): ShareRuleInput {
  const entityRef = readEntityRef(request);
  const rule: ShareRuleInput = request.body;
  if (rule.entityRef.toLowerCase() !== entityRef) {
    throw new InputError(
      `entityRef must be the entity of the address, ${entityRef}`,
    );
  }
  return { ...rule, entityRef };
}

function nameOf({ credentials: { principal } }: Asker): string {
  return principal.type === 'user'
    ? principal.userEntityRef
    : principal.subject;
}
