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

import { ConfigReader } from '@backstage/config';
import {
  readAttributionOptions,
  type AttributionOptions,
  type CentralRule,
  type CentralRuleMatch,
  type ClaimingEntity,
} from 'backstage-plugin-ai-cost-node';
import type { TrialRule } from 'backstage-plugin-ai-cost-common';
import { stringify } from 'yaml';
import type { SearchCondition, SearchedColumn } from './LineSearch';
import type { TrialChange } from './TrialChange';

/** Where what a rule compares is looked for; what is left out is in the JSON. */
const COLUMNS: Partial<Record<keyof CentralRuleMatch, SearchedColumn[]>> = {
  accounts: ['billing_account', 'sub_account'],
  models: ['model', 'model_as_billed'],
};

/** The rules as if one more came last. */
export function ruleChange(options: {
  asked: TrialRule;
  entities: readonly ClaimingEntity[];
  options: AttributionOptions;
}): TrialChange {
  const { asked, entities } = options;
  const common = {
    entities,
    patch: stringify(
      { aiCost: { attribution: { rules: [asked] } } },
      { lineWidth: 0 },
    ),
  };
  let rule: CentralRule;
  try {
    rule = readRule(asked);
  } catch (error) {
    return {
      ...common,
      options: options.options,
      problems: [(error as Error).message],
    };
  }
  const { rules } = options.options;
  const { entity: targetRef } = rule.assign;
  const known = entities.find(({ entityRef }) => entityRef === targetRef);
  const problems = [
    ...(rules.some(({ id }) => id === rule.id)
      ? [`aiCost.attribution has a rule with the id "${rule.id}"; rename one`]
      : []),
    ...(targetRef === undefined
      ? ['The rule names no entity, so no charge would change hands.']
      : []),
    ...(targetRef !== undefined && (!known || known.orphaned)
      ? [`The catalog has no ${targetRef}, or has orphaned it.`]
      : []),
  ];
  return {
    ...common,
    targetRef,
    options: { ...options.options, rules: [...rules, rule] },
    search: known && {
      unclaimedOnly: true,
      alternatives: [conditionsOf(rule.match)],
    },
    problems,
  };
}

function readRule(asked: TrialRule): CentralRule {
  const config = new ConfigReader({
    aiCost: { attribution: { rules: [JSON.parse(JSON.stringify(asked))] } },
  });
  return readAttributionOptions(config).rules[0];
}

function conditionsOf({ tags = [], ...lists }: CentralRuleMatch) {
  const conditions: SearchCondition[] = tags.flatMap(({ key, patterns }) => [
    { columns: ['dimensions'], patterns: [key], caseSensitive: false },
    { columns: ['dimensions'], patterns, caseSensitive: false },
  ]);
  for (const [name, patterns] of Object.entries(lists)) {
    conditions.push({
      columns: COLUMNS[name as keyof CentralRuleMatch] ?? ['dimensions'],
      patterns,
      caseSensitive: false,
    });
  }
  return conditions;
}
