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

import type { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import { AI_COST_ANNOTATIONS } from './names';
import { parseAnnotations } from './parseAnnotations';

const nothing = {
  tags: [],
  resources: [],
  accounts: [],
  projects: [],
  apiKeys: [],
  models: [],
};

function entity(annotations: Record<string, unknown>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'checkout',
      namespace: 'shop',
      annotations: annotations as Record<string, string>,
    },
  };
}

function claimsOf(annotations: Record<string, unknown>) {
  const { claims, problems } = parseAnnotations(entity(annotations));
  expect(problems).toEqual([]);
  return claims;
}

function problemOf(annotation: string, value: unknown) {
  const { claims, problems } = parseAnnotations(
    entity({ [annotation]: value }),
  );
  expect(problems).toHaveLength(1);
  expect(claims).toEqual(nothing);
  return problems[0];
}

describe('parseAnnotations', () => {
  it('claims nothing without annotations of its own', () => {
    expect(claimsOf({ 'backstage.io/orphan': 'true' })).toEqual(nothing);
    expect(
      parseAnnotations({ ...entity({}), metadata: { name: 'a' } }),
    ).toEqual({
      claims: nothing,
      telemetry: { queries: [], targets: [] },
      problems: [],
    });
  });

  it('reads every annotation', () => {
    expect(
      claimsOf({
        'ai-cost/tags': ' Application = checkout , component=ranker ',
        'ai-cost/resources':
          'arn:aws:sagemaker:*:*:endpoint/fraud-*, vm-1,,vm-1',
        'ai-cost/accounts': '123456789012',
        'ai-cost/projects': 'proj_checkout',
        'ai-cost/api-keys': 'key_02f',
        'ai-cost/models': 'gpt-4o*,claude-sonnet-*',
        'ai-cost/environment': 'production',
        'ai-cost/owner': 'ml-platform',
        'ai-cost/cost-center': 'CC-4711',
        'ai-cost/workload': 'Training',
      }),
    ).toEqual({
      tags: [
        { key: 'application', value: 'checkout' },
        { key: 'component', value: 'ranker' },
      ],
      resources: ['arn:aws:sagemaker:*:*:endpoint/fraud-*', 'vm-1'],
      accounts: ['123456789012'],
      projects: ['proj_checkout'],
      apiKeys: ['key_02f'],
      models: ['gpt-4o*', 'claude-sonnet-*'],
      environment: 'production',
      owner: 'group:shop/ml-platform',
      costCenter: 'CC-4711',
      workload: 'training',
    });
  });

  it('parts a tag at the first equals sign', () => {
    expect(claimsOf({ 'ai-cost/tags': 'filter=a=b=c' }).tags).toEqual([
      { key: 'filter', value: 'a=b=c' },
    ]);
  });

  it.each([
    ['Group:Default/ML-Platform', 'group:default/ml-platform'],
    ['user:ada', 'user:shop/ada'],
    ['default/ml', 'group:default/ml'],
  ])('reads the owner %s as %s', (text, ref) => {
    expect(claimsOf({ 'ai-cost/owner': text }).owner).toBe(ref);
  });

  it('accepts the annotations that are not used yet', () => {
    expect(
      claimsOf({
        'ai-cost/budget': '5000 USD',
      }),
    ).toEqual(nothing);
  });

  it.each([
    ['usage', { method: 'usage', measure: 'tokens', consumers: [] }],
    [
      'usage:requests; idle=pooled',
      { method: 'usage', measure: 'requests', consumers: [], idle: 'pooled' },
    ],
    [
      'usage:gpu-seconds ; from=2026-10;idle=owner',
      {
        ...{ method: 'usage', measure: 'gpu-seconds', consumers: [] },
        from: '2026-10',
      },
    ],
    [
      'even: Search, api:other/Ranker',
      {
        method: 'even',
        consumers: [
          { entityRef: 'component:shop/search', weight: 1 },
          { entityRef: 'api:other/ranker', weight: 1 },
        ],
      },
    ],
    [
      'component:a=60, component:b = 40; from=2026-01',
      {
        method: 'fixed',
        consumers: [
          { entityRef: 'component:shop/a', weight: 60 },
          { entityRef: 'component:shop/b', weight: 40 },
        ],
        from: '2026-01',
      },
    ],
  ])('reads how cost is shared out: %s', (text, rule) => {
    expect(claimsOf({ 'ai-cost/share': text }).share).toEqual({
      entityRef: 'component:shop/checkout',
      idle: 'owner',
      origin: 'annotation',
      ...rule,
    });
  });

  it.each([
    ['ai-cost/share', 'used', /usage:requests/],
    ['ai-cost/share', 'usage:calls', /usage:requests/],
    ['ai-cost/share', 'usage:requests:a', /usage:requests/],
    ['ai-cost/share', 'even', /usage:requests/],
    ['ai-cost/share', 'even:a:b:c', /entity ref/],
    ['ai-cost/share', 'even:a,component:a', /twice/],
    ['ai-cost/share', 'even:a; idle=pooled', /Only usage/],
    ['ai-cost/share', 'usage; idle=nobody', /idle=owner/],
    ['ai-cost/share', 'usage; idle=owner; idle=pooled', /twice/],
    ['ai-cost/share', 'usage; from=2026-13', /from=2026-10/],
    ['ai-cost/share', 'component:a=0', /above zero/],
    ['ai-cost/share', 'component:a=1.5', /whole number/],
    ['ai-cost/share', 'component:a=60,component:b', /weight/],
    ['ai-cost/share', 'component:a=999999,component:b=2', /1000001/],
    ['ai-cost/tags', 'checkout', /key=value/],
    ['ai-cost/tags', '=checkout', /key=value/],
    ['ai-cost/tags', 'application=', /key=value/],
    ['ai-cost/tags', 'application=check*', /not a wildcard/],
    ['ai-cost/tags', 'app=a,APP=b', /two values/],
    ['ai-cost/resources', '*', /every charge/],
    ['ai-cost/resources', 'vm-1,**', /every charge/],
    ['ai-cost/resources', '*:*,*/*,*-*', /6 characters in a row/],
    ['ai-cost/resources', 'endpoint/fraud-*,*vm-42', /6 characters in a row/],
    ['ai-cost/accounts', '12345*67890*', /6 characters in a row/],
    ['ai-cost/projects', 'proj_*', /6 characters in a row/],
    ['ai-cost/api-keys', 'key_*,*_key*', /6 characters in a row/],
    ['ai-cost/accounts', '*', /every charge/],
    ['ai-cost/projects', '*', /every charge/],
    ['ai-cost/api-keys', '*', /every charge/],
    ['ai-cost/models', '*', /every charge/],
    ['ai-cost/resources', 'a*b*c*d*e*f*g*h*i*j', /wildcards/],
    ['ai-cost/resources', ' , ,', /no items/],
    ['ai-cost/resources', '', /empty/],
    ['ai-cost/resources', 'x'.repeat(1025), /1024/],
    ['ai-cost/resources', 'x'.repeat(9000), /8192/],
    [
      'ai-cost/resources',
      Array.from({ length: 201 }, (_, i) => i).join(','),
      /200/,
    ],
    ['ai-cost/accounts', 123456789012, /quotes/],
    ['ai-cost/accounts', null, /quotes/],
    ['ai-cost/tags', 'app=a\nb', /U\+000A/],
    ['ai-cost/tags', 'app=a\u0000', /U\+0000/],
    ['ai-cost/tags', 'app=chеckout', /U\+0435/],
    ['ai-cost/models', 'gpt\u200b-4o', /U\+200B/],
    ['ai-cost/environment', 'production,staging', /one environment/],
    ['ai-cost/cost-center', 'c'.repeat(65), /64/],
    ['ai-cost/owner', 'component:default/checkout', /group or user/],
    ['ai-cost/owner', 'a b', /group or user/],
    ['ai-cost/owner', 'group:', /group or user/],
    ['ai-cost/workload', 'serving', /training, fine-tuning/],
  ])('reports %s: %j', (annotation, value, message) => {
    expect(problemOf(annotation, value)).toMatchObject({
      annotation,
      kind: 'malformed',
      message: expect.stringMatching(message),
    });
  });

  it('keeps the rest of the annotations when one is malformed', () => {
    const { claims, problems } = parseAnnotations(
      entity({ 'ai-cost/tags': 'checkout', 'ai-cost/accounts': '42' }),
    );
    expect(problems).toHaveLength(1);
    expect(claims).toEqual({ ...nothing, accounts: ['42'] });
  });

  it.each([
    'sk-proj-4fGhjK8sLmN0pQrStUv',
    'sk-ant-admin01-4fGhjK8sLmN0',
    'AIzaSyD4fGhjK8sLmN0pQrStUv',
    'Bearer 4fGhjK8sLmN0pQrStUv',
    'eyJhbGciOi.4fGhjK8sLmN0.pQr',
  ])('refuses a secret among key ids and does not repeat it', secret => {
    const problem = problemOf('ai-cost/api-keys', `key_02f,${secret}`);
    expect(problem.message).toMatch(/secret/);
    expect(JSON.stringify(problem)).not.toContain('4fGh');
  });

  it('does not repeat a secret from any annotation', () => {
    expect(
      JSON.stringify(problemOf('ai-cost/tags', 'x,sk-ant-4fGhjK8sLmN0')),
    ).not.toContain('4fGh');
  });

  it.each([
    ['ai-cost/tag', /Did you mean ai-cost\/tags\?/],
    ['ai-cost/apikeys', /Did you mean ai-cost\/api-keys\?/],
    ['ai-cost/Models', /Did you mean ai-cost\/models\?/],
    ['ai-cost/enviroment', /Did you mean ai-cost\/environment\?/],
    ['ai-cost/zzzzzzzzzz', /These exist: ai-cost\/tags/],
  ])('reports the unknown %s', (annotation, message) => {
    expect(problemOf(annotation, 'x')).toEqual({
      annotation,
      kind: 'unknown',
      message: expect.stringMatching(message),
    });
  });

  it('never throws, and never shows control characters', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          ...Object.values(AI_COST_ANNOTATIONS),
          'ai-cost/\u0007',
        ),
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 200 }),
          fc.string({ unit: fc.constantFrom(...'*,=:/ sk-\u0000\u202e') }),
          fc.anything(),
        ),
        (annotation, value) => {
          const { problems } = parseAnnotations(
            entity({ [annotation]: value }),
          );
          for (const problem of problems) {
            const { annotation: key, value: part = '', message } = problem;
            expect([key, part, message].join('')).toMatch(/^[\x20-\x7e…]*$/);
            expect(part.length).toBeLessThanOrEqual(61);
          }
        },
      ),
    );
  });
});
