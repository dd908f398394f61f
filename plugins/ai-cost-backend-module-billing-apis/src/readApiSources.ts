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
import type { Config } from '@backstage/config';
import { readAnthropic } from './anthropic/readAnthropic';
import { readLangfuse } from './langfuse/readLangfuse';
import { readLiteLlm } from './litellm/readLiteLlm';
import { readOpenAi } from './openai/readOpenAi';
import { readOpenCost } from './opencost/readOpenCost';
import { readOpenRouter } from './openrouter/readOpenRouter';
import { ApiBillingSource } from './source/ApiBillingSource';
import type { CostReader } from './source/CostReader';
import { SourceConfig } from './source/SourceConfig';

/** Makes the reader of a source. */
type ReadReader = (
  config: SourceConfig,
  services: { database: DatabaseService },
) => CostReader | Promise<CostReader>;

/** By type of the source. */
const READERS: ReadonlyMap<string, ReadReader> = new Map<string, ReadReader>([
  ['openai', readOpenAi],
  ['anthropic', readAnthropic],
  ['litellm', readLiteLlm],
  ['openrouter', readOpenRouter],
  ['langfuse', readLangfuse],
  ['opencost', readOpenCost],
]);

/**
 * Reads the sources under `aiCost.sources` whose type is that of an API.
 *
 * @throws InputError when one is wrong
 */
export async function readApiSources(
  config: Config,
  services: { database: DatabaseService },
): Promise<ApiBillingSource[]> {
  const sources: ApiBillingSource[] = [];
  for (const entry of config.getOptionalConfigArray('aiCost.sources') ?? []) {
    const readReader = READERS.get(entry.getString('type'));
    if (readReader) {
      const source = SourceConfig.create(entry);
      sources.push(
        ApiBillingSource.create({
          id: source.id,
          reader: await readReader(source, services),
          schedule: source.schedule,
          since: source.since,
          trailingDays: source.trailingDays,
          completenessLagDays: source.completenessLagDays,
        }),
      );
    }
  }
  return sources;
}
