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

import { createHash } from 'node:crypto';
import type { Config } from '@backstage/config';
import { ConflictError } from '@backstage/errors';
import type { TokenClass } from 'backstage-plugin-ai-cost-common';
import type { ChargeDimensions } from '../billing/ChargeDimensions';
import { BilledUnit, readBilledUnit } from './billedUnit';
import {
  BUILT_IN_RULES_VERSION,
  resourceRules,
  SERVICE_RULES,
} from './builtInRules';
import type {
  ClassificationMatch,
  ClassificationRule,
  ClassifiedCharge,
  Classifier,
} from './Classifier';
import { ConfiguredRule } from './ConfiguredRule';
import { ModelAliases } from './ModelAliases';
import type { ResourceRule } from './ResourceRule';
import { serviceKey } from './ServiceDimensions';
import { readTokenClass } from './tokenClass';
import { DEFAULT_WORKLOAD_TAGS, readWorkloadTag } from './workloadTag';

/** @public */
export interface DefaultClassifierOptions {
  /** Asked in this order, before the built-in rules. */
  rules?: readonly ClassificationRule[];
  /** Canonical model id to the names that bills give it; `*` allowed. */
  modelAliases?: Record<string, readonly string[]>;
  /** Keys of tags that name a workload, the most trusted first. */
  workloadTags?: readonly string[];
}

interface RuleMatch extends ClassificationMatch {
  rule: string;
}

/** What can be told from a charge's service and meter alone. */
interface ServiceReading extends BilledUnit {
  match?: RuleMatch;
  tokenClass?: TokenClass;
}

const MAX_CACHED_READINGS = 50_000;

/**
 * Tells AI charges from others by rules: those that are given, then the
 * built-in ones. The first rule that matches decides; what it leaves open, such
 * as the model, is read by the built-in ones.
 *
 * @public
 */
export class DefaultClassifier implements Classifier {
  readonly fingerprint: string;
  readonly #rules: readonly ClassificationRule[];
  readonly #resourceRules: readonly ResourceRule[];
  readonly #workloadTags: readonly string[];
  readonly #aliases: ModelAliases;
  readonly #readings = new Map<string, ServiceReading>();

  /**
   * @throws ConflictError when two rules have the same id
   */
  static create(options: DefaultClassifierOptions = {}): DefaultClassifier {
    return new DefaultClassifier(options);
  }

  /**
   * Reads `aiCost.classification.rules`, `aiCost.tags.workload` and
   * `aiCost.models.aliases`. Configured rules are asked before `options.rules`.
   *
   * @throws InputError when a configured rule is wrong
   * @throws ConflictError when two rules have the same id
   */
  static fromConfig(
    config: Config,
    options?: { rules?: readonly ClassificationRule[] },
  ): DefaultClassifier {
    const configured = (
      config.getOptionalConfigArray('aiCost.classification.rules') ?? []
    ).map(rule => ConfiguredRule.fromConfig(rule));
    return new DefaultClassifier({
      rules: [...configured, ...(options?.rules ?? [])],
      modelAliases: config.getOptional('aiCost.models.aliases'),
      workloadTags: config.getOptionalStringArray('aiCost.tags.workload'),
    });
  }

  private constructor(options: DefaultClassifierOptions) {
    const {
      rules = [],
      modelAliases = {},
      workloadTags = DEFAULT_WORKLOAD_TAGS,
    } = options;
    this.#rules = rules;
    this.#workloadTags = workloadTags.map(key => key.trim().toLowerCase());
    this.#resourceRules = resourceRules(this.#workloadTags);
    this.#aliases = ModelAliases.create(modelAliases);

    const ids = [...rules, ...SERVICE_RULES, ...this.#resourceRules].map(
      ({ id }) => id,
    );
    const twice = ids.find((id, i) => ids.indexOf(id) !== i);
    if (twice !== undefined) {
      throw new ConflictError(
        `There are two classification rules with the id "${twice}"; rename one`,
      );
    }
    this.fingerprint = createHash('sha256')
      .update(
        JSON.stringify([
          BUILT_IN_RULES_VERSION,
          rules.map(({ id, version }) => [id, version]),
          modelAliases,
          this.#workloadTags,
        ]),
      )
      .digest('hex');
  }

  classify(charge: ChargeDimensions): ClassifiedCharge | undefined {
    const given = firstMatch(this.#rules, charge);
    if (given && !given.ai) {
      return undefined;
    }
    const reading = this.#read(charge);
    const builtIn = reading.match ?? firstMatch(this.#resourceRules, charge);
    const match = given ?? builtIn;
    if (!match?.ai) {
      return undefined;
    }

    const tag = readWorkloadTag(charge.tags, this.#workloadTags);
    const guess = given?.workload ? given : builtIn;
    const modelAsBilled = given?.model ?? charge.modelId ?? builtIn?.model;
    return {
      line: {
        ...charge,
        workload: tag?.workload ?? guess?.workload ?? 'other',
        workloadFromBill: tag !== undefined || (guess?.workloadNamed ?? false),
        modelAsBilled,
        model:
          modelAsBilled === undefined
            ? undefined
            : this.#aliases.resolve(modelAsBilled),
        tokenClass: reading.tokenClass,
        unit: reading.unit,
        classificationRule: match.rule,
        classificationEvidence: match.evidence.slice(0, 300),
      },
      quantityFactor: reading.factor,
    };
  }

  #read(charge: ChargeDimensions): ServiceReading {
    const key = serviceKey(charge);
    let reading = this.#readings.get(key);
    if (!reading) {
      const tokenClass = readTokenClass(charge);
      reading = {
        match: firstMatch(SERVICE_RULES, charge),
        tokenClass,
        ...readBilledUnit(
          charge.unitAsBilled,
          tokenClass !== undefined,
          charge.chargeDescription,
        ),
      };
      // Descriptions may be unique to a charge; forget rather than grow.
      if (this.#readings.size >= MAX_CACHED_READINGS) {
        this.#readings.clear();
      }
      this.#readings.set(key, reading);
    }
    return reading;
  }
}

function firstMatch(
  rules: readonly ResourceRule[],
  charge: ChargeDimensions,
): RuleMatch | undefined {
  for (const rule of rules) {
    const match = rule.match(charge);
    if (match) {
      return { ...match, rule: rule.id };
    }
  }
  return undefined;
}
