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

import type { UsageDimensions } from 'backstage-plugin-ai-cost-node';
import { hash } from 'node:crypto';

/** Who reports usage of what: all that tells usage apart beside hour and run. */
export interface UsageSeries extends Omit<UsageDimensions, 'runId'> {
  /** Subject of the service that pushed it, or `source:` and a source's id. */
  reporter: string;
}

/** The series of some usage, without what else is said of it. */
export function usageSeriesOf(
  usage: UsageDimensions,
  reporter: string,
): UsageSeries {
  const { provider, model, operation, account, project } = usage;
  const { apiKeyId, environment, tags } = usage;
  return {
    reporter,
    provider,
    model,
    operation,
    account,
    project,
    apiKeyId,
    environment,
    tags,
  };
}

/**
 * Identifies a series by its content, whatever the order of its tags.
 *
 * @returns 64 hexadecimal digits
 */
export function usageSeriesHash(series: UsageSeries): string {
  const { tags, ...fields } = series;
  const content = [
    ...Object.entries(fields).sort(byKey),
    ...Object.entries(tags)
      .sort(byKey)
      .map(tag => [tag]),
  ];
  return hash('sha256', JSON.stringify(content));
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
