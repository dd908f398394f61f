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
import type { AttributionOptions } from 'backstage-plugin-ai-cost-node';
import { CustomCostSource } from './CustomCostSource';

const DEFAULT_SCHEDULE = {
  frequency: { hours: 1 },
  timeout: { minutes: 10 },
};

/**
 * Reads the sources of type `custom` under `aiCost.sources`.
 *
 * @param attribution - its most trusted tags carry what a file says of the
 * entity and the environment
 */
export function readCustomSources(
  config: Config,
  attribution: AttributionOptions,
): CustomCostSource[] {
  const [workloadTag] =
    config.getOptionalStringArray('aiCost.tags.workload') ?? [];
  const tags = {
    entity: attribution.entityTags[0] ?? 'backstage.io/entity',
    environment: attribution.environmentTags[0] ?? 'environment',
    workload: workloadTag ?? 'ai-workload',
  };
  return (config.getOptionalConfigArray('aiCost.sources') ?? [])
    .filter(source => source.getString('type') === 'custom')
    .map(source =>
      CustomCostSource.create({
        id: source.getString('id'),
        path: source.getString('path'),
        tags,
        schedule: source.has('schedule')
          ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
              source.getConfig('schedule'),
            )
          : DEFAULT_SCHEDULE,
      }),
    );
}
