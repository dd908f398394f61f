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
  isMonth,
  type ShareRule,
  type ShareRuleInput,
} from 'backstage-plugin-ai-cost-common';

/** A rule as it is being typed. */
export interface ShareDraft {
  entityRef: string;
  method: ShareRule['method'];
  measure: NonNullable<ShareRule['measure']>;
  consumers: { entityRef: string; weight: string }[];
  idle: ShareRule['idle'];
  /** The empty string: from the beginning. */
  from: string;
}

/** A draft to begin with: the rule of today, or a new one. */
export function draftOf(rule?: ShareRule): ShareDraft {
  return {
    entityRef: rule?.entityRef ?? '',
    method: rule?.method ?? 'usage',
    measure: rule?.measure ?? 'tokens',
    consumers: (rule?.consumers ?? []).map(({ entityRef, weight }) => ({
      entityRef,
      weight: String(weight),
    })),
    idle: rule?.idle ?? 'owner',
    from: rule?.from ?? '',
  };
}

/** What has to be put right before a draft can be tried; undefined when nothing. */
export function draftProblem(draft: ShareDraft): string | undefined {
  const { entityRef, method, from } = draft;
  const consumers = namedConsumers(draft);
  if (!isFullRef(entityRef)) {
    return 'Name the entity whose cost is divided, as kind:namespace/name.';
  }
  if (from !== '' && !isMonth(from)) {
    return 'Write the first month like 2026-11, or leave it empty.';
  }
  if (method === 'usage') {
    return undefined;
  }
  if (consumers.length === 0) {
    return 'Name at least one entity that gets a part.';
  }
  const unreadable = consumers.find(one => !isFullRef(one.entityRef));
  if (unreadable) {
    return `Write ${unreadable.entityRef} as kind:namespace/name.`;
  }
  const refs = consumers.map(one => normal(one.entityRef));
  const twice = refs.find((ref, index) => refs.indexOf(ref) !== index);
  if (twice) {
    return `${twice} is there twice.`;
  }
  const unweighted =
    method === 'fixed' &&
    consumers.find(({ weight }) => !/^[1-9]\d{0,5}$/.test(weight.trim()));
  return unweighted
    ? `Give ${unweighted.entityRef} a whole number above zero.`
    : undefined;
}

/** The rule that a draft without problems means. */
export function ruleOf(draft: ShareDraft): ShareRuleInput {
  const { method, measure, idle, from } = draft;
  const usage = method === 'usage';
  return {
    entityRef: normal(draft.entityRef),
    method,
    measure: usage ? measure : undefined,
    consumers: usage
      ? []
      : namedConsumers(draft).map(({ entityRef, weight }) => ({
          entityRef: normal(entityRef),
          weight: method === 'even' ? 1 : Number(weight),
        })),
    idle: usage ? idle : 'owner',
    from: from === '' ? undefined : from,
  };
}

function namedConsumers({ consumers }: ShareDraft): ShareDraft['consumers'] {
  return consumers.filter(({ entityRef }) => entityRef.trim() !== '');
}

function isFullRef(text: string): boolean {
  return /^[^\s:/]+:[^\s:/]+\/[^\s:/]+$/.test(text.trim());
}

function normal(entityRef: string): string {
  return entityRef.trim().toLocaleLowerCase('en-US');
}
