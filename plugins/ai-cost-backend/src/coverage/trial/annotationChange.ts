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

import { parseEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  AI_COST_ANNOTATIONS,
  parseAnnotations,
  type AttributionTrialQuery,
  type EntityClaims,
} from 'backstage-plugin-ai-cost-common';
import type {
  AttributionOptions,
  ClaimingEntity,
} from 'backstage-plugin-ai-cost-node';
import { stringify } from 'yaml';
import type { SearchCondition } from './LineSearch';
import type { TrialChange } from './TrialChange';

type ClaimingList =
  | 'tags'
  | 'resources'
  | 'accounts'
  | 'projects'
  | 'apiKeys'
  | 'models';

const CLAIMING: readonly ClaimingList[] = [
  'tags',
  'resources',
  'accounts',
  'projects',
  'apiKeys',
  'models',
];

/**
 * The catalog as if an annotation of an entity had another value.
 *
 * @throws NotFoundError when the catalog has no such entity
 */
export function annotationChange(options: {
  asked: NonNullable<AttributionTrialQuery['annotation']>;
  entities: readonly ClaimingEntity[];
  options: AttributionOptions;
}): TrialChange {
  const { asked, entities } = options;
  const targetRef = asked.entityRef.toLowerCase();
  const entity = entities.find(it => it.entityRef === targetRef);
  if (!entity) {
    throw new NotFoundError(`There is no entity ${asked.entityRef}`);
  }
  const { claims: read, problems } = parseAnnotations({
    apiVersion: 'backstage.io/v1alpha1',
    kind: parseEntityRef(targetRef).kind,
    metadata: {
      name: entity.name,
      namespace: parseEntityRef(targetRef).namespace,
      annotations: { [asked.annotation]: asked.value },
    },
  });
  const common = {
    targetRef,
    options: options.options,
    patch: stringify(
      { metadata: { annotations: { [asked.annotation]: asked.value } } },
      { lineWidth: 0 },
    ),
  };
  const list = CLAIMING.find(
    it => AI_COST_ANNOTATIONS[it] === asked.annotation,
  );
  if (problems.length > 0 || list === undefined) {
    const said = problems.map(({ message }) => message);
    return {
      ...common,
      entities,
      problems:
        said.length > 0
          ? said
          : [
              `${
                asked.annotation
              } claims no charges, so there is nothing to try.${
                asked.annotation === AI_COST_ANNOTATIONS.share
                  ? ' What sharing would move, the preview of shared cost tells.'
                  : ''
              }`,
            ],
    };
  }
  const claims: EntityClaims = { ...entity.claims, [list]: read[list] };
  return {
    ...common,
    entities: entities.map(it => (it === entity ? { ...it, claims } : it)),
    search: {
      entityRef: targetRef,
      unclaimedOnly: false,
      alternatives: alternativesOf(list, claims),
    },
    problems: entity.orphaned
      ? ['The catalog has orphaned the entity, so it claims nothing.']
      : [],
  };
}

/** Models narrow the other claims, so that all of them are about other lines. */
function alternativesOf(
  list: ClaimingList,
  claims: EntityClaims,
): SearchCondition[][] {
  const others = CLAIMING.filter(
    it => it !== 'models' && claims[it].length > 0,
  );
  const changed = list === 'models' && others.length > 0 ? others : [list];
  return changed.map(it => conditionsOf(it, claims));
}

function conditionsOf(
  list: ClaimingList,
  claims: EntityClaims,
): SearchCondition[] {
  switch (list) {
    case 'tags':
      return claims.tags.flatMap(({ key, value }) => [
        { columns: ['dimensions'], patterns: [key], caseSensitive: false },
        { columns: ['dimensions'], patterns: [value], caseSensitive: true },
      ]);
    case 'accounts':
      return [
        {
          columns: ['billing_account', 'sub_account'],
          patterns: claims.accounts,
          caseSensitive: false,
        },
      ];
    case 'models':
      return [
        {
          columns: ['model', 'model_as_billed'],
          patterns: claims.models,
          caseSensitive: false,
        },
      ];
    default:
      return [
        {
          columns: ['dimensions'],
          patterns: claims[list],
          caseSensitive: list !== 'resources',
        },
      ];
  }
}
