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

import { startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  compileCatalogModel,
  defaultCatalogEntityModel,
} from '@backstage/catalog-model/alpha';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { catalogModelExtensionPoint } from '@backstage/plugin-catalog-node/alpha';
import {
  AI_COST_ANNOTATIONS,
  parseAnnotations,
} from 'backstage-plugin-ai-cost-common';
import Ajv from 'ajv';
import { aiCostCatalogModel } from './annotationsModel';
import catalogModule from './index';

const model = compileCatalogModel([
  defaultCatalogEntityModel,
  aiCostCatalogModel,
]);

function component(annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'ranker', annotations },
    spec: { type: 'service', lifecycle: 'production', owner: 'search' },
  };
}

describe('catalogModuleAiCost', () => {
  it('adds its layer to the catalog', async () => {
    const addModelSource = jest.fn();
    await startTestBackend({
      extensionPoints: [
        [
          catalogModelExtensionPoint,
          {
            addModelSource,
            setFieldValidators: jest.fn(),
            setEntityDataParser: jest.fn(),
          },
        ],
      ],
      features: [catalogModule],
    });

    expect(addModelSource).toHaveBeenCalledTimes(1);
  });

  it('starts in a real catalog', async () => {
    await expect(
      startTestBackend({ features: [catalogPlugin, catalogModule] }),
    ).resolves.toBeDefined();
  });

  it('describes every annotation', () => {
    const described = model
      .getMetadata()
      .annotations.filter(({ name }) => name.startsWith('ai-cost/'));

    expect(described.map(({ name }) => name).sort()).toEqual(
      Object.values(AI_COST_ANNOTATIONS).sort(),
    );
    expect(described.every(({ description }) => description)).toBe(true);
  });

  const validate = new Ajv({ allowUnionTypes: true }).compile(
    model.getKind({ kind: 'Component', apiVersion: 'backstage.io/v1alpha1' })!
      .jsonSchema,
  );
  const checked = (annotation: string, value: string) =>
    validate(component({ [`ai-cost/${annotation}`]: value }));

  it.each([
    ['tags', 'application=checkout'],
    ['tags', ' Team = a b , k==v=w, '],
    ['resources', 'arn:aws:sagemaker:*:*:endpoint/fraud-*'],
    ['resources', ',endpoint/ranker,,'],
    ['accounts', '123456789012, 210987654321'],
    ['projects', 'proj_a'],
    ['api-keys', 'key_02f'],
    ['models', 'gpt-4o*,claude'],
    ['environment', 'production'],
    ['owner', 'group:default/search'],
    ['cost-center', 'CC-4711'],
    ['workload', ' Fine-Tuning '],
    ['unit', 'prediction=prometheus:sum(increase(x{a="b"}[1d]))\n\n'],
    ['unit-cost-target', 'prediction=0.002 USD'],
    ['latency', 'latency=prometheus:x'],
    ['quality', 'toxicity (lower) = mlflow: fraud/tox'],
  ])('takes what the plugin reads, of %s: %j', (annotation, value) => {
    const entity = component({ [`ai-cost/${annotation}`]: value });

    expect(parseAnnotations(entity).problems).toEqual([]);
    expect(checked(annotation, value)).toBe(true);
  });

  it.each([
    ['tags', 'application'],
    ['tags', 'a=b,c'],
    ['tags', 'a=*'],
    ['resources', ' , '],
    ['accounts', ''],
    ['projects', 'proj_\u00e4'],
    ['api-keys', 'a\nb'],
    ['environment', '  '],
    ['workload', 'thinking'],
    ['unit', 'prediction'],
    ['unit-cost-target', 'prediction'],
    ['latency', 'x'.repeat(9000)],
  ])('refuses what the plugin cannot read, of %s (%#)', (annotation, value) => {
    const entity = component({ [`ai-cost/${annotation}`]: value });

    expect(parseAnnotations(entity).problems).toHaveLength(1);
    expect(checked(annotation, value)).toBe(false);
  });

  it.each([
    ['tags', `${Array(300).fill('app=svc').join(',')}*`],
    ['tags', `${'a'.repeat(8000)}=${'b'.repeat(8000)}*`],
    ['tags', ' '.repeat(16_000)],
    ['resources', `${'a'.repeat(16_000)}\n`],
    ['environment', `${'a'.repeat(16_000)}\n`],
    ['unit-cost-target', '= '.repeat(8000)],
    ['quality', '=a'.repeat(4000)],
  ])('refuses hostile text at once, of %s (%#)', (annotation, value) => {
    const began = performance.now();

    expect(checked(annotation, value)).toBe(false);
    expect(performance.now() - began).toBeLessThan(100);
  });
});
