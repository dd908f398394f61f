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

import type { Workload } from 'backstage-plugin-ai-cost-common';
import type { Spender } from '../../spending/Spender';
import { allocated, Nobodys, nobodys, Ownership } from '../../spending/Truth';
import { demand } from '../../story/demand';
import type { Story } from '../../story/Story';
import { gcpUsage, ProjectId, VERTEX } from './gcpUsage';

/** A token SKU of Vertex AI, priced by the million and counted in `count`. */
interface TokenSku {
  sku: string;
  model: string;
  workload: Workload;
  nanos: number;
}

const predictions = (
  model: string,
  meter: string,
  nanos: number,
  workload: Workload = 'inference',
): TokenSku => ({
  sku: `${model} ${meter} - Predictions`,
  model,
  nanos,
  workload,
});

const PRO = 'Gemini 2.5 Pro';
const FLASH = 'Gemini 2.5 Flash';

const SKUS = {
  proInput: predictions(PRO, 'Text Input', 1_250_000_000),
  proLongInput: predictions(PRO, 'Text Input (Long)', 2_500_000_000),
  proThinking: predictions(
    PRO,
    'Thinking Text Output (Long & Standard)',
    10_000_000_000,
  ),
  flashInput: predictions(FLASH, 'Text Input', 300_000_000),
  flashCached: predictions(FLASH, 'Cached Text Input', 75_000_000),
  flashOutput: predictions(FLASH, 'Text Output', 2_500_000_000),
  embedding: predictions(
    'Gemini Embedding',
    'Text Input',
    150_000_000,
    'embedding',
  ),
} as const satisfies Record<string, TokenSku>;

type SkuName = keyof typeof SKUS;

interface VertexUse {
  name: string;
  project: ProjectId;
  account?: 'uk';
  labels?: Record<string, string>;
  truth: Pick<Ownership, 'entity' | 'environment'> | Nobodys;
  /** Millions of tokens on a working day of the first month. */
  perDay: Partial<Record<SkuName, number>>;
  growth?: number;
  weekend?: number;
}

const USES: VertexUse[] = [
  {
    name: 'route-planner',
    project: 'larkfield-search-prod',
    labels: { app: 'route-planner', env: 'prod' },
    truth: {
      entity: 'component:default/route-planner',
      environment: 'production',
    },
    perDay: { proInput: 31, proLongInput: 9, proThinking: 6.4 },
    growth: 70,
    weekend: 1200,
  },
  {
    name: 'destination-embeddings',
    project: 'larkfield-search-prod',
    labels: { component: 'destination-embeddings', env: 'prod' },
    truth: {
      entity: 'component:default/destination-embeddings',
      environment: 'production',
    },
    perDay: { embedding: 240 },
    growth: 15,
  },
  {
    name: 'fare-watch',
    project: 'larkfield-search-prod',
    labels: { service: 'fare-watch', env: 'prod' },
    truth: {
      entity: 'component:default/fare-watch',
      environment: 'production',
    },
    perDay: { flashInput: 118, flashCached: 96, flashOutput: 14 },
    growth: 25,
    weekend: 1100,
  },
  {
    name: 'fare-watch-backfill',
    project: 'larkfield-fares-ml',
    labels: { service: 'fare-watch', env: 'dev' },
    // The project is claimed by an annotation, which goes before a label.
    truth: {
      entity: 'component:default/fare-forecaster',
      environment: 'development',
    },
    perDay: { flashInput: 22, flashOutput: 3 },
    weekend: 200,
  },
  {
    name: 'uk-rail',
    project: 'larkfield-uk-rail',
    account: 'uk',
    truth: {
      entity: 'component:default/uk-rail-assistant',
      environment: 'production',
    },
    perDay: { flashInput: 64, flashOutput: 9.5 },
    growth: 55,
    weekend: 1300,
  },
  {
    name: 'shared',
    project: 'larkfield-shared',
    truth: nobodys('no_tags'),
    perDay: { flashInput: 37, flashOutput: 5 },
    weekend: 250,
  },
];

/** Gemini on Vertex AI. */
export function vertexSpenders(story: Story): Spender[] {
  return USES.flatMap(use =>
    (Object.keys(use.perDay) as SkuName[]).map(skuName => {
      const { sku, model, workload, nanos }: TokenSku = SKUS[skuName];
      const { truth, growth, weekend, project, account, labels } = use;
      return gcpUsage({
        story,
        service: VERTEX,
        project,
        account,
        sku,
        pricingUnit: '1000000 count',
        consumedUnit: 'count',
        consumedPerPriced: 1_000_000,
        nanos,
        labels,
        hours: [0, 12],
        demand: demand({
          story,
          name: `${use.name}/${skuName}`,
          perDay: use.perDay[skuName]!,
          growth,
          weekend,
        }),
        truth:
          'kind' in truth ? truth : allocated({ ...truth, model, workload }),
      });
    }),
  );
}
