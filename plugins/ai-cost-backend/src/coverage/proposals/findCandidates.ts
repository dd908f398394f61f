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
import { yieldToEventLoop } from '../../ledger/writers/yieldToEventLoop';
import type { Candidate } from './Candidate';
import { likenessOf } from './likeness';
import type { AccountOwner } from './readAccountOwners';
import type { CostedSignal } from './SignalCosts';

/** The entities whose names are like the names in charges. */
export async function findByName(
  entities: readonly ClaimingEntity[],
  signals: readonly CostedSignal[],
): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  for (const signal of signals) {
    for (const entity of entities) {
      const likeness = likenessOf(entity.name, signal.text);
      if (likeness) {
        candidates.push({
          entity,
          signal,
          score: likeness.score * signal.weight,
          evidence: `${signal.said} ${likeness.words}.`,
        });
      }
    }
    await yieldToEventLoop();
  }
  return candidates;
}

/** The entities that claim most of an account already. */
export function findByAccount(
  entities: readonly ClaimingEntity[],
  owners: readonly AccountOwner[],
  account: CostedSignal,
): Candidate[] {
  return owners.flatMap(({ entityRef, share }) => {
    const entity = entities.find(it => it.entityRef === entityRef);
    const percent = Math.round(share * 100);
    return entity
      ? [
          {
            entity,
            signal: account,
            // Who has all of an account may still not answer for the rest.
            score: 0.3 + 0.4 * share,
            evidence: `It has ${percent} % of what is claimed of the account ${account.item}.`,
          },
        ]
      : [];
  });
}
