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

import type { ChargeLine } from '../billing/ChargeLine';
import { ChargeCondition } from '../matching/ChargeCondition';
import type { CentralRule, CentralRuleMatch } from './AttributionOptions';
import type { ClaimingEntity } from './CatalogSnapshot';
import type { EntityNames } from './EntityNames';
import { accountIds } from './lineFacts';

/** A central rule that matches a line. */
export interface MatchedRule {
  rule: CentralRule;
  /** The one that it assigns; undefined when the catalog does not have it. */
  entity?: ClaimingEntity;
  /** What matched, for a person to read. */
  reason: string;
}

type Condition = ChargeCondition<ChargeLine>;

/** What each list of a rule is compared with. */
const READERS: Record<
  Exclude<keyof CentralRuleMatch, 'tags'>,
  (line: ChargeLine) => (string | undefined)[]
> = {
  resources: line => [line.resourceId, line.resourceName],
  accounts: line => [
    ...accountIds(line.billingAccountId),
    ...accountIds(line.subAccountId),
  ],
  projects: line => [line.subAccountId, line.subAccountName],
  apiKeys: line => [line.credentialId],
  models: line => [line.model, line.modelAsBilled],
  providers: line => [
    line.serviceProviderName,
    line.hostProviderName,
    line.publisherName,
    line.invoiceIssuerName,
  ],
  services: line => [line.serviceName],
};

/**
 * The rules of the configuration, in order.
 */
export class CentralRules {
  static create(options: {
    rules: readonly CentralRule[];
    entities: EntityNames;
  }): CentralRules {
    const { rules, entities } = options;
    return new CentralRules(
      rules.map(rule => ({
        rule,
        entity: rule.assign.entity
          ? entities.get(rule.assign.entity)
          : undefined,
        conditions: compile(rule.match),
      })),
    );
  }

  private constructor(
    private readonly rules: readonly {
      rule: CentralRule;
      entity?: ClaimingEntity;
      conditions: Condition[];
    }[],
  ) {}

  /** All that match the line, whatever their days. */
  find(line: ChargeLine): MatchedRule[] {
    const found: MatchedRule[] = [];
    for (const { rule, entity, conditions } of this.rules) {
      const seen: string[] = [];
      for (const condition of conditions) {
        const value = condition.find(line);
        if (value === undefined) {
          break;
        }
        seen.push(`${condition.name} ${value}`);
      }
      if (seen.length === conditions.length) {
        found.push({
          rule,
          entity,
          reason: `Rule ${rule.id}: ${seen.join(', ')}`,
        });
      }
    }
    return found;
  }
}

function compile(match: CentralRuleMatch): Condition[] {
  const { tags = [], ...lists } = match;
  return [
    ...tags.map(tag => ChargeCondition.onTag(tag)),
    ...Object.entries(lists).map(([name, patterns]) =>
      ChargeCondition.onValues({
        name,
        patterns,
        read: READERS[name as keyof typeof READERS],
      }),
    ),
  ];
}
