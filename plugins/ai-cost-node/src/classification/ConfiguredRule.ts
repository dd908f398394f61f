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

import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { WORKLOADS, Workload } from 'backstage-plugin-ai-cost-common';
import type { ChargeDimensions } from '../billing/ChargeDimensions';
import { ChargeCondition } from '../matching/ChargeCondition';
import { readPatterns, readTagPatterns } from '../matching/readPatterns';
import type { ClassificationMatch, ClassificationRule } from './Classifier';

/** Dimensions that a configured rule may look at. */
const DIMENSIONS = [
  'billingAccountId',
  'billingAccountName',
  'subAccountId',
  'subAccountName',
  'serviceProviderName',
  'hostProviderName',
  'invoiceIssuerName',
  'publisherName',
  'serviceCategory',
  'serviceSubcategory',
  'serviceName',
  'chargeCategory',
  'chargeDescription',
  'pricingCategory',
  'skuId',
  'skuMeter',
  'usageType',
  'operation',
  'instanceType',
  'resourceId',
  'resourceName',
  'resourceType',
  'regionId',
  'modelId',
  'modelFamily',
  'modelDeveloper',
  'credentialId',
] as const satisfies readonly (keyof ChargeDimensions)[];

/**
 * A rule of `aiCost.classification.rules`: all of its conditions must hold, and
 * a condition holds when one of its patterns matches.
 */
export class ConfiguredRule implements ClassificationRule {
  /**
   * @throws InputError when the rule names no condition, a dimension or a
   * workload that does not exist
   */
  static fromConfig(config: Config): ConfiguredRule {
    const id = config.getString('id');
    const workload = config.getOptionalString('workload');
    if (workload && !WORKLOADS.includes(workload as Workload)) {
      throw new InputError(
        `aiCost.classification rule "${id}" has the workload "${workload}"; write one of ${WORKLOADS.join(
          ', ',
        )}`,
      );
    }
    return new ConfiguredRule(id, readConditions(id, config), {
      ai: config.getOptionalBoolean('ai') ?? true,
      workload: workload as Workload | undefined,
      model: config.getOptionalString('model'),
    });
  }

  readonly description = 'Configured in aiCost.classification.rules';
  /** Everything that decides what the rule answers. */
  readonly version: string;

  private constructor(
    readonly id: string,
    private readonly conditions: readonly ChargeCondition<ChargeDimensions>[],
    private readonly answer: Omit<ClassificationMatch, 'evidence'>,
  ) {
    this.version = JSON.stringify([answer, conditions]);
  }

  match(charge: ChargeDimensions): ClassificationMatch | undefined {
    const seen: string[] = [];
    for (const condition of this.conditions) {
      const value = condition.find(charge);
      if (value === undefined) {
        return undefined;
      }
      seen.push(`${condition.name} ${value}`);
    }
    return { ...this.answer, evidence: seen.join(', ') };
  }
}

function readConditions(
  id: string,
  config: Config,
): ChargeCondition<ChargeDimensions>[] {
  const match = config.getConfig('match');
  const conditions = match
    .keys()
    .flatMap((name): ChargeCondition<ChargeDimensions>[] => {
      if (name === 'tags') {
        return readTagPatterns(match).map(ChargeCondition.onTag);
      }
      const dimension = DIMENSIONS.find(known => known === name);
      if (!dimension) {
        throw new InputError(
          `aiCost.classification rule "${id}" matches on "${name}"; write tags or one of ${DIMENSIONS.join(
            ', ',
          )}`,
        );
      }
      return [
        ChargeCondition.onValues({
          name,
          patterns: readPatterns(match, name),
          read: charge => [charge[dimension]],
        }),
      ];
    });
  if (conditions.length === 0) {
    throw new InputError(
      `aiCost.classification rule "${id}" has no conditions in match, so it would match every charge`,
    );
  }
  return conditions;
}
