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

import { readSchedulerServiceTaskScheduleDefinitionFromConfig } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { isCurrencyCode } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { UsageBillingSource } from './UsageBillingSource';

const DEFAULT_SCHEDULE = {
  frequency: { hours: 1 },
  timeout: { minutes: 30 },
};
/** Milliseconds: a month, and a day to read its end. */
const LEAST_RETENTION = 32 * 24 * 3_600_000;

/**
 * Reads the sources of type `usage` under `aiCost.sources`.
 *
 * @param options - `keptFor` is for how many milliseconds usage is kept
 * @throws InputError when months are not kept until they end, `senders` names
 * nobody, or `currency` is no code
 */
export function readUsageBillingSources(
  config: Config,
  options: { knex: Knex; keptFor: number; environmentTag?: string },
): UsageBillingSource[] {
  return (config.getOptionalConfigArray('aiCost.sources') ?? [])
    .filter(source => source.getString('type') === 'usage')
    .map(source => {
      const id = source.getString('id');
      if (options.keptFor < LEAST_RETENTION) {
        throw new InputError(
          `aiCost.usage.retention must be 32 days or more for the source "${id}": it tells of whole months`,
        );
      }
      return UsageBillingSource.create({
        id,
        knex: options.knex,
        environmentTag: options.environmentTag,
        senders: readSenders(source, id),
        currency: readCurrency(source, id),
        schedule: source.has('schedule')
          ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
              source.getConfig('schedule'),
            )
          : DEFAULT_SCHEDULE,
      });
    });
}

function readSenders(source: Config, id: string): string[] | undefined {
  const senders = source.getOptionalStringArray('senders');
  if (senders?.length === 0) {
    throw new InputError(
      `senders of the source "${id}" names nobody; name a reporter such as external:model-gateway, or leave it out`,
    );
  }
  return senders && [...new Set(senders)];
}

function readCurrency(source: Config, id: string): string {
  const currency = source.getOptionalString('currency') ?? 'USD';
  if (!isCurrencyCode(currency)) {
    throw new InputError(
      `currency of the source "${id}" must be a code of three to sixteen capital letters, like USD`,
    );
  }
  return currency;
}
