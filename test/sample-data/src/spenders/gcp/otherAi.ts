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

import { flatSpender, onEveryBasis } from '../../spending/flatSpender';
import type { Spender } from '../../spending/Spender';
import { allocated, nobodys } from '../../spending/Truth';
import { demand, steady } from '../../story/demand';
import type { Story } from '../../story/Story';
import {
  CLOUD_STORAGE,
  COMPUTE_ENGINE,
  gcpUsage,
  projectText,
  serviceText,
  VERTEX,
} from './gcpUsage';

/** Training, prediction, GPUs, vectors and their storage on Google Cloud. */
export function otherGcpAiSpenders(story: Story): Spender[] {
  const hourly = {
    story,
    pricingUnit: 'hour',
    consumedUnit: 'hour',
    consumedPerPriced: 1,
  } as const;
  const forecaster = 'component:default/fare-forecaster';
  return [
    gcpUsage({
      ...hourly,
      service: VERTEX,
      project: 'larkfield-fares-ml',
      sku: 'Custom Training Nvidia Tesla A100 80GB GPU running in Netherlands',
      nanos: 4_517_000_000,
      labels: { environment: 'production' },
      demand: demand({
        story,
        name: 'fare training',
        perDay: 46,
        growth: 12,
        weekend: 1600,
        scatter: 400,
      }),
      truth: allocated({
        entity: forecaster,
        environment: 'production',
        workload: 'training',
      }),
    }),
    gcpUsage({
      ...hourly,
      service: VERTEX,
      project: 'larkfield-fares-ml',
      sku: 'Online/Batch Prediction N1 Predefined Instance Core running in EMEA',
      nanos: 40_000_000,
      labels: { environment: 'production' },
      demand: demand({
        story,
        name: 'fare prediction',
        perDay: 770,
        weekend: 950,
      }),
      truth: allocated({ entity: forecaster, environment: 'production' }),
    }),
    gcpUsage({
      ...hourly,
      service: VERTEX,
      project: 'larkfield-search-prod',
      sku: 'Vector Search Serving e2-standard-16 running in Netherlands',
      nanos: 751_000_000,
      demand: steady(48),
      resource:
        '//aiplatform.googleapis.com/projects/larkfield-search-prod/locations/europe-west4/indexEndpoints/destinations',
      truth: allocated({
        entity: 'resource:default/destination-index',
        workload: 'data',
      }),
    }),
    gcpUsage({
      ...hourly,
      service: COMPUTE_ENGINE,
      project: 'larkfield-search-prod',
      sku: 'Nvidia L4 GPU running in Belgium',
      nanos: 560_000_000,
      labels: { application: 'photo-embedder', env: 'prod' },
      demand: demand({ story, name: 'photos', perDay: 64, weekend: 900 }),
      truth: allocated({
        entity: 'component:default/photo-embedder',
        environment: 'production',
        workload: 'embedding',
      }),
    }),
    gcpUsage({
      story,
      service: CLOUD_STORAGE,
      project: 'larkfield-search-prod',
      sku: 'Standard Storage Netherlands',
      pricingUnit: 'gibibyte month',
      consumedUnit: 'gibibyte month',
      consumedPerPriced: 1,
      nanos: 20_000_000,
      labels: { component: 'destination-embeddings', env: 'prod' },
      resource:
        '//storage.googleapis.com/buckets/larkfield-destination-embeddings',
      demand: steady(21),
      truth: allocated({
        entity: 'component:default/destination-embeddings',
        environment: 'production',
        workload: 'data',
      }),
    }),
    promotion(story),
  ];
}

function promotion(story: Story): Spender {
  return flatSpender({
    story,
    truth: nobodys('untagged_credit'),
    charges: story.months
      .filter((month, i) => i % 4 === 1 && month !== story.openMonth)
      .map(month => ({
        month,
        ...onEveryBasis(-420_000_000_000),
        list: 0n,
      })),
    text: {
      ...projectText('larkfield-shared'),
      ...serviceText(VERTEX),
      SubAccountId: undefined,
      SubAccountName: undefined,
      SubAccountType: undefined,
      ChargeCategory: 'Credit',
      ChargeDescription: 'PROMOTION',
      ChargeFrequency: 'One-Time',
    },
  });
}
