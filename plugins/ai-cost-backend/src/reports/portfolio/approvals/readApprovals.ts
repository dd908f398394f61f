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
import { isDay, type SprawlRule } from 'backstage-plugin-ai-cost-common';

const KEY = 'aiCost.approvals';
const STATUSES = ['approved', 'tolerated', 'unapproved'] as const;

/**
 * Reads `aiCost.approvals`.
 *
 * @throws InputError that names the entry and what is allowed
 */
export function readApprovals(config: Config): SprawlRule[] {
  const entries = config.getOptionalConfigArray(KEY) ?? [];
  return entries.map((entry, index) => readRule(entry, `${KEY}[${index}]`));
}

function readRule(entry: Config, key: string): SprawlRule {
  const rule: SprawlRule = {
    vendor: entry.getOptionalString('vendor'),
    service: entry.getOptionalString('service'),
    model: entry.getOptionalString('model'),
    status: statusOf(entry, key),
    endOfLife: entry.getOptionalString('endOfLife'),
    successor: entry.getOptionalString('successor'),
    note: entry.getOptionalString('note'),
  };
  if (
    rule.vendor === undefined &&
    rule.service === undefined &&
    rule.model === undefined
  ) {
    throw new InputError(`${key} must have a vendor, a service or a model`);
  }
  if (rule.service !== undefined && rule.model !== undefined) {
    throw new InputError(
      `${key} must not have both a service and a model; make two entries`,
    );
  }
  if (rule.endOfLife !== undefined && !isDay(rule.endOfLife)) {
    throw new InputError(
      `${key}.endOfLife must be a day like '2026-11-01', in quotes`,
    );
  }
  return rule;
}

function statusOf(entry: Config, key: string): SprawlRule['status'] {
  const asked = entry.getOptionalString('status');
  const status = STATUSES.find(it => it === asked);
  if (!status) {
    throw new InputError(
      `${key}.status must be one of ${STATUSES.join(', ')}; it is ${
        asked ?? 'missing'
      }`,
    );
  }
  return status;
}
