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
  DEFAULT_NAMESPACE,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { ConflictError, InputError } from '@backstage/errors';
import { isDay, WORKLOADS } from 'backstage-plugin-ai-cost-common';
import { readPatterns, readTagPatterns } from '../matching/readPatterns';
import {
  AttributionOptions,
  CentralRule,
  CentralRuleAssignment,
  CentralRuleMatch,
  DEFAULT_ATTRIBUTION_OPTIONS as DEFAULTS,
} from './AttributionOptions';

const LISTS = [
  'resources',
  'accounts',
  'projects',
  'apiKeys',
  'models',
  'providers',
  'services',
] as const satisfies readonly (keyof CentralRuleMatch)[];

/**
 * Reads `aiCost.attribution`, `aiCost.tags` and `aiCost.environments`; what is
 * not configured has its default. Configured environments are added to the
 * default ones.
 *
 * @throws InputError when a rule is wrong; the message names the rule
 * @throws ConflictError when two rules have the same id
 * @public
 */
export function readAttributionOptions(config: Config): AttributionOptions {
  const rules = (
    config.getOptionalConfigArray('aiCost.attribution.rules') ?? []
  ).map(readRule);
  const ids = rules.map(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) {
    throw new ConflictError(
      `aiCost.attribution has two rules with the id "${twice}"; rename one`,
    );
  }
  return {
    kinds:
      config.getOptionalStringArray('aiCost.attribution.kinds') ??
      DEFAULTS.kinds,
    entityTags:
      config.getOptionalStringArray('aiCost.tags.entity') ??
      DEFAULTS.entityTags,
    environmentTags:
      config.getOptionalStringArray('aiCost.tags.environment') ??
      DEFAULTS.environmentTags,
    environments: {
      ...DEFAULTS.environments,
      ...config.getOptional<Record<string, string[]>>('aiCost.environments'),
    },
    rules,
  };
}

function readRule(config: Config): CentralRule {
  const id = config.getString('id');
  try {
    return {
      id,
      match: readMatch(config.getConfig('match')),
      assign: readAssignment(config.getConfig('assign')),
      ...readDays(config),
    };
  } catch (error) {
    throw new InputError(
      `aiCost.attribution rule "${id}": ${(error as Error).message}`,
      error,
    );
  }
}

function readMatch(config: Config): CentralRuleMatch {
  const match: CentralRuleMatch = {};
  for (const name of config.keys()) {
    const list = LISTS.find(known => known === name);
    if (list) {
      match[list] = readPatterns(config, list);
    } else if (name === 'tags') {
      match.tags = readTagPatterns(config);
    } else {
      throw new InputError(
        `match has "${name}"; write tags or one of ${LISTS.join(', ')}`,
      );
    }
  }
  if (config.keys().length === 0) {
    throw new InputError('match is empty, so it would claim every charge');
  }
  return match;
}

function readAssignment(config: Config): CentralRuleAssignment {
  const entity = config.getOptionalString('entity');
  const workload = config.getOptionalString('workload');
  const known = WORKLOADS.find(word => word === workload);
  if (workload !== undefined && !known) {
    throw new InputError(
      `the workload "${workload}" does not exist; write one of ${WORKLOADS.join(
        ', ',
      )}`,
    );
  }
  const assignment = {
    entity: entity === undefined ? undefined : readEntityRef(entity),
    environment: config.getOptionalString('environment'),
    workload: known,
    model: config.getOptionalString('model'),
  };
  if (Object.values(assignment).every(value => value === undefined)) {
    throw new InputError(
      'assign is empty; give an entity, environment, workload or model',
    );
  }
  return assignment;
}

function readEntityRef(text: string): string {
  return stringifyEntityRef(
    parseEntityRef(text, {
      defaultKind: 'component',
      defaultNamespace: DEFAULT_NAMESPACE,
    }),
  );
}

function readDays(config: Config): Pick<CentralRule, 'from' | 'to'> {
  const from = config.getOptionalString('from');
  const to = config.getOptionalString('to');
  for (const day of [from, to]) {
    if (day !== undefined && !isDay(day)) {
      throw new InputError(`"${day}" is not a day; write YYYY-MM-DD`);
    }
  }
  if (from !== undefined && to !== undefined && to < from) {
    throw new InputError(`it ends on ${to}, before it begins on ${from}`);
  }
  return { from, to };
}
