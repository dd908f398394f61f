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

import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';
import type { HumanDuration } from '@backstage/types';

export interface Config {
  aiCost?: {
    attribution?: {
      /**
       * When the catalog is read and charges are given to other entities.
       * Default: every 5 minutes, with a timeout of 10 minutes.
       */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };

    ingestion?: {
      /**
       * How long a delivery that lost more than half of its rows must stay that
       * way before it replaces the last good one. Default: 1 hour.
       */
      settleAfter?: HumanDuration | string;
      /**
       * When a refused delivery is tried again although it is the same.
       * Default: 6 hours.
       */
      retryRejectedAfter?: HumanDuration | string;
    };

    retention?: {
      /**
       * How long the charges of a replaced delivery are kept. Its totals stay.
       * Default: not at all.
       */
      supersededDeliveries?: HumanDuration | string;
    };
  };
}
