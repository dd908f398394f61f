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

import {
  AI_COST_ANNOTATIONS,
  formatDecimal,
  type AnnotationProposal,
} from 'backstage-plugin-ai-cost-common';
import type { ClaimingEntity } from 'backstage-plugin-ai-cost-node';
import { compareCosts } from '../report/lineGroups';
import type { Candidate } from './Candidate';
import { isReadable } from './LineSignal';

const MOST_PROPOSALS = 10;
const MOST_EVIDENCE = 5;
const MOST_ITEMS = 20;
/** How much of a score depends on how much of the group is claimed. */
const OF_COST = 0.25;

/** What is proposed, without what the catalog says of the entity. */
export type RankedProposal = Omit<AnnotationProposal, 'title' | 'editUrl'>;

/**
 * Makes annotations of candidates: one for each entity and annotation, the best
 * first.
 */
export function rankProposals(
  candidates: readonly Candidate[],
  group: { cost: bigint; lines: number },
): RankedProposal[] {
  const byAnnotation = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const { entity, signal } = candidate;
    // All tags of an annotation must match, so each is a proposal of its own.
    const key = JSON.stringify([
      entity.entityRef,
      signal.list,
      signal.list === 'tags' ? signal.item : '',
    ]);
    const known = byAnnotation.get(key);
    if (known) {
      known.push(candidate);
    } else {
      byAnnotation.set(key, [candidate]);
    }
  }
  return [...byAnnotation.values()]
    .flatMap(found => proposalOf(found, group) ?? [])
    .sort(
      (a, b) =>
        b.score - a.score ||
        b.lines - a.lines ||
        (a.entityRef + a.value < b.entityRef + b.value ? -1 : 1),
    )
    .slice(0, MOST_PROPOSALS);
}

function proposalOf(
  found: readonly Candidate[],
  group: { cost: bigint; lines: number },
): RankedProposal | undefined {
  const best = [...found]
    .sort(
      (a, b) => b.score - a.score || compareCosts(b.signal.cost, a.signal.cost),
    )
    .slice(0, MOST_ITEMS);
  const [{ entity, signal, score }] = best;
  const items = [...new Set(best.map(it => it.signal.item))];
  const current = currentItems(entity, signal.list);
  const added = items.filter(item => !current.includes(item));
  if (added.length === 0 || (signal.list === 'tags' && current.length > 0)) {
    // Another tag would narrow what the entity claims by tags today.
    return undefined;
  }
  const lines = new Map(best.flatMap(it => [...it.signal.lines]));
  const cost = [...lines.values()].reduce((sum, it) => sum + it, 0n);
  const value = [...current, ...added].join(', ');
  if (!added.every(item => isReadable({ list: signal.list, item }))) {
    return undefined;
  }
  return {
    entityRef: entity.entityRef,
    owner: entity.owner,
    annotation: AI_COST_ANNOTATIONS[signal.list],
    value,
    current: current.length > 0 ? current.join(', ') : undefined,
    score: rounded(score * (1 - OF_COST + OF_COST * partOf(cost, group.cost))),
    evidence: [
      ...best.slice(0, MOST_EVIDENCE).map(it => it.evidence),
      `It would claim ${lines.size} of the ${group.lines} charge lines of the group.`,
    ],
    cost: formatDecimal(cost),
    lines: lines.size,
  };
}

function currentItems(
  { claims }: ClaimingEntity,
  list: Candidate['signal']['list'],
): string[] {
  return list === 'tags'
    ? claims.tags.map(({ key, value }) => `${key}=${value}`)
    : claims[list];
}

/** 0 to 1; of a group of credits nothing can be told. */
function partOf(cost: bigint, total: bigint): number {
  if (total <= 0n || cost <= 0n) {
    return 0;
  }
  return Math.min(1, Number((cost * 1000n) / total) / 1000);
}

function rounded(score: number): number {
  return Math.round(score * 100) / 100;
}
