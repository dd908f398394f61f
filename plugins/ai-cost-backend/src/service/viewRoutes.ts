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

import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { SavedViewInput } from 'backstage-plugin-ai-cost-common';
import type { Request } from 'express';
import Router from 'express-promise-router';
import type { SavedViewStore } from '../views/SavedViewStore';
import { CONTROL } from './queryParameters';

/** Views of the AI Cost page, which are of nobody but the user who asks. */
export function createViewRoutes(options: {
  views: SavedViewStore;
  httpAuth: HttpAuthService;
}): ReturnType<typeof Router> {
  const { views, httpAuth } = options;
  const router = Router();
  const userOf = async (request: Request) => {
    const { principal } = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    return principal.userEntityRef;
  };

  router.get('/views', async (request, response) => {
    const userRef = await userOf(request);
    response.set('Cache-Control', 'private, no-cache');
    response.json({ items: await views.list(userRef) });
  });

  router.post('/views', async (request, response) => {
    const userRef = await userOf(request);
    response.json(await views.save(userRef, readView(request)));
  });

  router.delete('/views/:id', async (request, response) => {
    const userRef = await userOf(request);
    await views.remove(userRef, readId(request));
    response.status(204).end();
  });

  return router;
}

/** What the specification can say was checked before. */
function readView(request: Request): SavedViewInput {
  const { name, page, search }: SavedViewInput = request.body;
  const trimmed = name.trim();
  if (trimmed === '' || CONTROL.test(name) || CONTROL.test(search)) {
    throw new InputError(
      'name must have 1 to 80 characters, and neither name nor search may have control characters',
    );
  }
  return { name: trimmed, page, search };
}

function readId({ params }: Request): string {
  if (CONTROL.test(params.id)) {
    throw new InputError('id must not have control characters');
  }
  return params.id;
}
