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

import fs from 'node:fs';
import path from 'node:path';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  AI_COST_ANNOTATION_PREFIX,
  parseAnnotations,
} from 'backstage-plugin-ai-cost-common';
import { parse } from 'yaml';
import {
  readOwners,
  readSampleCatalog,
  SAMPLE_CATALOG_DIRECTORY,
} from './readSampleCatalog';
import { readScopes } from './readScopes';
import { withRelations } from './withRelations';

const entities = readSampleCatalog();
const ofKind = (...kinds: string[]) =>
  entities.filter(({ kind }) => kinds.includes(kind));
const costing = ofKind('Component', 'Resource', 'API');

function annotationKeys({ metadata }: Entity): string[] {
  return Object.keys(metadata.annotations ?? {}).filter(key =>
    key.startsWith(AI_COST_ANNOTATION_PREFIX),
  );
}

const scopes = new Map(
  readScopes(entities).map(scope => [scope.scopeRef, scope.entities]),
);
const scope = (ref: string) => scopes.get(ref) ?? [];

describe('the sample catalog', () => {
  it('is listed by its root', () => {
    const root = fs.readFileSync(
      path.join(SAMPLE_CATALOG_DIRECTORY, 'all.yaml'),
      'utf8',
    );
    const files = fs
      .readdirSync(SAMPLE_CATALOG_DIRECTORY)
      .filter(name => name !== 'all.yaml');
    expect(parse(root).spec.targets.sort()).toEqual(
      files.map(name => `./${name}`).sort(),
    );
  });

  it('is a company of some size', () => {
    const teams = ofKind('Group').filter(({ spec }) => spec?.type === 'team');
    expect(teams.length).toBeGreaterThanOrEqual(6);
    expect(new Set(teams.map(({ spec }) => spec?.parent)).size).toBe(2);
    expect(ofKind('System')).toHaveLength(4);
    expect(ofKind('Domain')).toHaveLength(3);
    expect(costing.length).toBeGreaterThanOrEqual(45);
    const types = costing.map(({ spec }) => spec?.type);
    expect(types).toEqual(
      expect.arrayContaining(['ai-model', 'ai-model-server', 'mcp-server']),
    );
  });

  it('refers to nothing that it does not have', () => {
    const refs = new Set(entities.map(entity => stringifyEntityRef(entity)));
    const ownerOf = readOwners(entities);
    for (const entity of costing) {
      expect(refs).toContain(ownerOf(stringifyEntityRef(entity)));
      expect(refs).toContain(`system:default/${entity.spec?.system}`);
      const { dependsOn = [], providesApis = [] } = entity.spec as Record<
        string,
        string[] | undefined
      >;
      const related = [
        ...dependsOn.map(ref => ref.replace(':', ':default/')),
        ...providesApis.map(name => `api:default/${name}`),
      ];
      expect([...refs]).toEqual(expect.arrayContaining(related));
    }
    for (const group of ofKind('Group', 'User')) {
      const {
        parent,
        children = [],
        memberOf = [],
      } = group.spec as {
        parent?: string;
        children?: string[];
        memberOf?: string[];
      };
      for (const name of [parent ?? [], children, memberOf].flat()) {
        expect(refs).toContain(`group:default/${name}`);
      }
    }
    expect(refs.size).toBe(entities.length);
  });

  it('is annotated in every way, and wrongly in some', () => {
    const annotated = costing.filter(entity => annotationKeys(entity).length);
    expect(annotated.length).toBeGreaterThanOrEqual(30);
    expect(annotated.length).toBeLessThan(costing.length);
    const used = new Set(annotated.flatMap(annotationKeys));
    for (const name of [
      'tags',
      'resources',
      'accounts',
      'projects',
      'api-keys',
      'models',
      'environment',
      'owner',
      'cost-center',
      'workload',
    ]) {
      expect(used).toContain(`${AI_COST_ANNOTATION_PREFIX}${name}`);
    }
    const problems = annotated.flatMap(entity =>
      parseAnnotations(entity).problems.map(
        ({ kind }) => `${entity.metadata.name}: ${kind}`,
      ),
    );
    expect(problems.sort()).toEqual([
      'baggage-predictor: malformed',
      'loyalty-assistant: unknown',
      'price-lab: malformed',
    ]);
  });

  it('has a scope for each group, user, system and domain', () => {
    expect(scopes.size).toBe(
      ofKind('Group', 'User', 'System', 'Domain').length,
    );
    expect(scope('group:default/larkfield')).toHaveLength(costing.length - 1);
    expect(scope('user:default/priya.raman')).toEqual(
      expect.arrayContaining([
        'component:default/price-lab',
        'component:default/fare-watch',
      ]),
    );
    // A child of two groups counts in both, and once above them.
    for (const parent of ['ml-platform', 'data-platform', 'technology']) {
      const owned = scope(`group:default/${parent}`);
      expect(owned).toContain('component:default/research-agent');
      expect(new Set(owned).size).toBe(owned.length);
    }
    expect(scope('domain:default/traveller-experience')).toEqual(
      expect.arrayContaining([...scope('domain:default/traveller-support')]),
    );
    expect(scope('system:default/care')).toEqual(
      scope('domain:default/traveller-support'),
    );
  });

  it('gets the relations that the catalog would derive', () => {
    const relations = withRelations(entities).find(
      entity => stringifyEntityRef(entity) === 'group:default/applied-research',
    )!.relations!;
    expect(
      relations.map(({ type, targetRef }) => `${type} ${targetRef}`).sort(),
    ).toEqual([
      'childOf group:default/data-platform',
      'childOf group:default/ml-platform',
      'hasMember user:default/olu.adeyemi',
      'ownerOf component:default/eval-harness',
      'ownerOf component:default/research-agent',
    ]);
  });
});
