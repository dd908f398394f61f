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
import { onDemand, Price } from '../../spending/Price';
import type { Spender } from '../../spending/Spender';
import { allocated, Nobodys, Ownership } from '../../spending/Truth';
import { demand } from '../../story/demand';
import type { Story, StoryDay } from '../../story/Story';
import {
  ModelApiUsageOptions,
  modelApiUsage,
  ModelVendor,
  TokenKind,
  VendorModel,
} from './modelApiUsage';

/** A model with its prices: nanos of a dollar for a million tokens. */
export interface PricedModel<Kind extends string> extends VendorModel {
  nanos: Partial<Record<Kind, number>>;
  /** Prices from the price cut on. */
  nanosAfterCut?: Partial<Record<Kind, number>>;
  /** Where the model itself tells it. */
  workload?: Workload;
}

/** One caller of a vendor's models: a project, a key, a workspace. */
export interface TokenUse<Kind extends string> {
  name: string;
  subAccount?: { id: string; name: string };
  credentialId?: string;
  truth: Omit<Ownership, 'model'> | Nobodys;
  calls: {
    model: PricedModel<Kind>;
    /** Millions of tokens on a working day of the first month. */
    perDay: Partial<Record<Kind, number>>;
    factor?: (day: StoryDay) => number;
  }[];
  growth?: number;
  weekend?: number;
  /** Replaces the public price, where a commitment has paid. */
  price?: (nanos: number) => Price;
  text?: ModelApiUsageOptions['text'];
}

/** A line for each caller, model and kind of token. */
export function tokenSpenders<Kind extends string>(options: {
  story: Story;
  vendor: ModelVendor;
  kinds: Record<Kind, TokenKind>;
  uses: TokenUse<Kind>[];
}): Spender[] {
  const { story, vendor, kinds, uses } = options;
  return uses.flatMap(use =>
    use.calls.flatMap(({ model, perDay, factor }) =>
      (Object.keys(perDay) as Kind[]).map(kind => {
        const { truth, growth, weekend } = use;
        const tokens = kinds[kind];
        return modelApiUsage({
          story,
          vendor,
          subAccount: use.subAccount,
          credentialId: use.credentialId,
          meter: tokens.meter,
          model,
          tokens,
          pricingUnit: '1000000 Tokens',
          consumedUnit: 'Tokens',
          consumedPerPriced: 1_000_000,
          nanos: model.nanos[kind]!,
          price: day => {
            const nanos = priceOf(story, model, kind, day);
            return use.price?.(nanos) ?? onDemand(nanos);
          },
          demand: demand({
            story,
            name: `${use.name}/${model.id}/${kind}`,
            perDay: perDay[kind]!,
            growth,
            weekend,
            factor,
          }),
          truth:
            'kind' in truth
              ? truth
              : allocated({
                  ...truth,
                  model: model.id,
                  workload: model.workload ?? truth.workload,
                }),
          text: use.text,
        });
      }),
    ),
  );
}

function priceOf<Kind extends string>(
  story: Story,
  model: PricedModel<Kind>,
  kind: Kind,
  day: StoryDay,
): number {
  const cut = story.isAfterPriceCut(day) && model.nanosAfterCut?.[kind];
  return cut || model.nanos[kind]!;
}
