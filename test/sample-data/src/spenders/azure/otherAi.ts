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

import type { Spender } from '../../spending/Spender';
import { allocated, nobodys } from '../../spending/Truth';
import { demand, steady } from '../../story/demand';
import type { Story } from '../../story/Story';
import { AI_SERVICES, AzureService, azureUsage } from './azureUsage';

const SEARCH: AzureService = {
  name: 'Azure AI Search',
  category: 'AI and Machine Learning',
  subcategory: 'AI Platforms',
  resourceType: 'Microsoft.Search/searchServices',
};

export const VIRTUAL_MACHINES: AzureService = {
  name: 'Virtual Machines',
  category: 'Compute',
  subcategory: 'Virtual Machines',
  resourceType: 'Microsoft.Compute/virtualMachines',
};

const INVOICE_TAGS = {
  Application: 'invoice-extraction',
  ENVIRONMENT: 'Production',
};

const INVOICES = allocated({
  entity: 'component:default/invoice-extraction',
  environment: 'production',
});

/** Documents, a vector index and a GPU that nobody has switched off. */
export function otherAzureAiSpenders(story: Story): Spender[] {
  const pages = {
    story,
    service: AI_SERVICES,
    subscription: 'finance',
    resource: 'docint-finance-weu',
    meterCategory: 'Foundry Tools',
    meter: 'S0 Pre-built Pages',
    pricingUnit: '1K Pages',
    consumedUnit: 'Pages',
    consumedPerPriced: 1000,
    nanos: 9_200_000_000,
    tags: INVOICE_TAGS,
    truth: INVOICES,
  } as const;
  return [
    azureUsage({
      ...pages,
      demand: demand({ story, name: 'pages', perDay: 11.5, weekend: 90 }),
    }),
    azureUsage({
      ...pages,
      // Money back as usage of less than nothing, as Azure writes it.
      demand: day => (day.index % 90 === 41 ? -3_250 : 0),
    }),
    azureUsage({
      story,
      service: SEARCH,
      subscription: 'care',
      resource: 'search-care-vectors',
      meterCategory: 'Azure AI Search',
      meter: 'Standard S1 Unit',
      pricingUnit: '1 Hour',
      consumedUnit: 'Hours',
      consumedPerPriced: 1,
      nanos: 310_000_000,
      demand: steady(72),
      tags: { Environment: 'prod' },
      truth: allocated({
        entity: 'resource:default/care-knowledge-base',
        environment: 'production',
        workload: 'data',
      }),
    }),
    azureUsage({
      story,
      service: VIRTUAL_MACHINES,
      subscription: 'development',
      resource: 'vm-a100-trial',
      meterCategory: 'Virtual Machines',
      meter: 'NC24ads A100 v4',
      pricingUnit: '1 Hour',
      consumedUnit: 'Hours',
      consumedPerPriced: 1,
      nanos: 3_890_000_000,
      demand: day => (day.weekday === 3 ? 6_000 : 0),
      tags: { Environment: 'dev' },
      truth: allocated({
        // The account of the coding assistants.
        entity: 'component:default/coding-assistants',
        environment: 'development',
        workload: 'tooling',
      }),
      text: {
        x_SkuDetails: '{"ServiceType":"Standard_NC24ads_A100_v4","VCPUs":24}',
      },
    }),
    azureUsage({
      story,
      service: VIRTUAL_MACHINES,
      subscription: 'care',
      resource: 'vm-intern-gpu',
      meterCategory: 'Virtual Machines',
      meter: 'NC24ads A100 v4',
      pricingUnit: '1 Hour',
      consumedUnit: 'Hours',
      consumedPerPriced: 1,
      nanos: 3_890_000_000,
      demand: steady(24, day => (story.isForgotten(day) ? 1000 : 0)),
      tags: { Environment: 'dev', ' Owner': 'summer intern' },
      truth: nobodys('no_entity_tag'),
      text: {
        x_SkuDetails: '{"ServiceType":"Standard_NC24ads_A100_v4","VCPUs":24}',
      },
    }),
  ];
}
