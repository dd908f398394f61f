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

import type { ClaimingEntity } from 'backstage-plugin-ai-cost-node';
import type { ShareRuleStore } from './rules/ShareRuleStore';
import type { ShareWeightStore } from './usage/ShareWeightStore';

/** Where rules and usage are kept. */
export interface ShareStores {
  rules: ShareRuleStore;
  weights: ShareWeightStore;
}

/**
 * Entities with the rules that were saved for them, which win over annotations,
 * and with what is known of their usage.
 */
export async function withShares(
  entities: readonly ClaimingEntity[],
  { rules, weights }: ShareStores,
): Promise<ClaimingEntity[]> {
  const saved = await rules.list();
  const weighed = await weights.list();
  return entities.map(entity => {
    const rule = saved.get(entity.entityRef) ?? entity.share?.rule;
    if (rule?.method !== 'usage') {
      return { ...entity, share: rule && { rule } };
    }
    const months = weighed.get(entity.entityRef) ?? [];
    const usage = months
      // Of another measure when the rule has changed since.
      .filter(({ measure }) => measure === rule.measure)
      .map(({ month, consumers }) => ({
        month,
        weights: consumers.map(({ entityRef, weight }) => ({
          entityRef,
          weight,
        })),
      }));
    return { ...entity, share: { rule, usage } };
  });
}
