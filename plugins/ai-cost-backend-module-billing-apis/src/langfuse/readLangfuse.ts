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

import type { SourceConfig } from '../source/SourceConfig';
import { LangfuseReader } from './LangfuseReader';
import { ModelAccounts } from './ModelAccounts';

/** Reads a source of type `langfuse`. */
export function readLangfuse(config: SourceConfig): LangfuseReader {
  const secretKey = config.secret('secretKey');
  const token = Buffer.from(
    `${config.secret('publicKey')}:${secretKey}`,
  ).toString('base64');
  return LangfuseReader.create({
    client: config.client({
      headers: { authorization: `Basic ${token}` },
      secrets: [secretKey, token],
    }),
    baseUrl: config.text('baseUrl'),
    models: ModelAccounts.create(
      config.entries('models', ['match', 'provider', 'account']),
    ),
  });
}
