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
  type TrialRule,
  type UnallocatedGroup,
} from 'backstage-plugin-ai-cost-common';

/** The annotations that claim charges. */
export const CLAIMING_ANNOTATIONS = [
  AI_COST_ANNOTATIONS.resources,
  AI_COST_ANNOTATIONS.tags,
  AI_COST_ANNOTATIONS.accounts,
  AI_COST_ANNOTATIONS.projects,
  AI_COST_ANNOTATIONS.apiKeys,
  AI_COST_ANNOTATIONS.models,
] as const;

export type ClaimingAnnotation = (typeof CLAIMING_ANNOTATIONS)[number];

/** What a central rule may match by, in the words of the configuration. */
export const RULE_MATCHES = {
  resources: 'Resources',
  tags: 'Tags',
  accounts: 'Accounts',
  projects: 'Projects',
  apiKeys: 'Keys',
  models: 'Models',
  services: 'Services',
  providers: 'Providers',
} as const;

export type RuleMatch = keyof typeof RULE_MATCHES;

/** What somebody has typed to try. */
export interface Attempt {
  kind: 'annotation' | 'rule';
  entityRef: string;
  annotation: ClaimingAnnotation;
  ruleId: string;
  match: RuleMatch;
  /** Of the annotation, or of what the rule matches; commas between items. */
  value: string;
}

/** An attempt to begin with: what the group has, most telling first. */
export function firstAttempt(group: UnallocatedGroup): Attempt {
  const { resources, tags, subAccount, billingAccount } = group;
  const start: Attempt = {
    kind: 'annotation',
    entityRef: '',
    annotation: AI_COST_ANNOTATIONS.accounts,
    ruleId: 'new-rule',
    match: 'accounts',
    value: subAccount || billingAccount,
  };
  if (tags[0]?.values[0]) {
    return {
      ...start,
      annotation: AI_COST_ANNOTATIONS.tags,
      match: 'tags',
      value: `${tags[0].key}=${tags[0].values[0]}`,
    };
  }
  return resources[0]
    ? {
        ...start,
        annotation: AI_COST_ANNOTATIONS.resources,
        match: 'resources',
        value: resources[0],
      }
    : start;
}

/** What is missing before it can be tried; undefined when nothing is. */
export function attemptProblem(attempt: Attempt): string | undefined {
  if (!/^([^\s:/]+:)?([^\s:/]+\/)?[^\s:/]+$/.test(attempt.entityRef.trim())) {
    return 'Name an entity, such as component:default/checkout.';
  }
  if (attempt.value.trim() === '') {
    return 'Write what it claims.';
  }
  if (attempt.kind === 'rule' && attempt.ruleId.trim() === '') {
    return 'Give the rule an id.';
  }
  if (
    attempt.kind === 'rule' &&
    attempt.match === 'tags' &&
    items(attempt.value).some(item => !/^[^=]+=/.test(item))
  ) {
    return 'Write tags as key=value.';
  }
  return undefined;
}

/** The rule that was typed. */
export function ruleOf(attempt: Attempt): TrialRule {
  const { ruleId, entityRef, match, value } = attempt;
  return {
    id: ruleId.trim(),
    match:
      match === 'tags' ? { tags: tagsOf(value) } : { [match]: items(value) },
    assign: { entity: fullRef(entityRef) },
  };
}

/** With `component` and `default` where the kind and the namespace are left out. */
export function fullRef(entityRef: string): string {
  const [, kind = 'component', namespace = 'default', name] =
    /^(?:([^:/]+):)?(?:([^:/]+)\/)?([^:/]+)$/.exec(entityRef.trim()) ?? [];
  return `${kind}:${namespace}/${name}`.toLocaleLowerCase('en-US');
}

function items(text: string): string[] {
  return text
    .split(',')
    .map(item => item.trim())
    .filter(item => item !== '');
}

function tagsOf(text: string): Record<string, string[]> {
  const tags = new Map<string, string[]>();
  for (const item of items(text)) {
    const [key, ...value] = item.split('=');
    tags.set(key.trim(), [
      ...(tags.get(key.trim()) ?? []),
      value.join('=').trim(),
    ]);
  }
  return Object.fromEntries(tags);
}
