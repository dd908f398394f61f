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

import type { DatabaseService } from '@backstage/backend-plugin-api';
import { DatabaseDayArchive } from '../archive/DatabaseDayArchive';
import type { SourceConfig } from '../source/SourceConfig';
import { OpenRouterReader } from './OpenRouterReader';

/** Reads a source of type `openrouter`. */
export async function readOpenRouter(
  config: SourceConfig,
  { database }: { database: DatabaseService },
): Promise<OpenRouterReader> {
  const apiKey = config.secret('apiKey');
  return OpenRouterReader.create({
    client: config.client({
      defaultUrl: 'https://openrouter.ai',
      headers: { authorization: `Bearer ${apiKey}` },
      secrets: [apiKey],
    }),
    account: config.text('account'),
    archive: await DatabaseDayArchive.create({
      database,
      sourceId: config.id,
    }),
  });
}
