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

import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { BillingSource } from 'backstage-plugin-ai-cost-node';

/**
 * Makes sure that each source of the configuration is one: a source of a type
 * that no module knows would be missing without a word.
 *
 * @throws InputError that names those that are not, and the types that there are
 */
export function refuseUnclaimedSources(
  config: Config,
  registered: readonly BillingSource[],
): void {
  const ids = new Set(registered.map(({ id }) => id));
  const configured = (
    config.getOptionalConfigArray('aiCost.sources') ?? []
  ).map(source => ({
    id: source.getString('id'),
    type: source.getString('type'),
  }));
  const unclaimed = configured.filter(({ id }) => !ids.has(id));
  if (unclaimed.length === 0) {
    return;
  }
  const types = [
    ...new Set(
      configured.filter(({ id }) => ids.has(id)).map(({ type }) => type),
    ),
  ];
  throw new InputError(
    `aiCost.sources: no installed module reads ${unclaimed
      .map(({ id, type }) => `"${id}" of the type "${type}"`)
      .join(', ')}. ${
      types.length > 0 ? `Types that are read: ${types.join(', ')}. ` : ''
    }Correct the type, or add the backend module that brings it; "files" comes with backstage-plugin-ai-cost-backend-module-billing-files, and APIs such as "openai" with backstage-plugin-ai-cost-backend-module-billing-apis`,
  );
}
