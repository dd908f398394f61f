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

import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import type {
  HourlyUsage,
  UsageSource,
  UsageSourceContext,
  UsageWindow,
} from 'backstage-plugin-ai-cost-node';
import type { HourlyReader } from './HourlyReader';

/** An API that tells usage by the hour. */
export class ApiUsageSource implements UsageSource {
  readonly id: string;
  readonly description: string;
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
  readonly trailingHours: number;
  readonly #reader: HourlyReader;

  static create(options: {
    id: string;
    reader: HourlyReader;
    schedule: SchedulerServiceTaskScheduleDefinition;
  }): ApiUsageSource {
    return new ApiUsageSource(options);
  }

  private constructor(options: Parameters<typeof ApiUsageSource.create>[0]) {
    const { id, reader, schedule } = options;
    this.id = id;
    this.description = reader.description;
    this.schedule = schedule;
    this.trailingHours = reader.trailingHours;
    this.#reader = reader;
  }

  async *collect(
    window: UsageWindow,
    context: UsageSourceContext,
  ): AsyncGenerator<HourlyUsage[]> {
    yield await this.#reader.read(window, context);
  }
}
