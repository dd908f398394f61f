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
import { entity, line } from './__testUtils__/builders';
import {
  AttributionOptions,
  CentralRule,
  DEFAULT_ATTRIBUTION_OPTIONS,
} from './AttributionOptions';
import type { ClaimingEntity } from './CatalogSnapshot';
import { DefaultAttributor } from './DefaultAttributor';

function attribute(
  entities: ClaimingEntity[],
  charge: Partial<ChargeLine>,
  options: Partial<AttributionOptions> = {},
) {
  return DefaultAttributor.create({
    entities,
    options: { ...DEFAULT_ATTRIBUTION_OPTIONS, ...options },
  }).attribute(line(charge)).segments;
}

function partsOf(...given: Parameters<typeof attribute>) {
  const segments = attribute(...given);
  expect(segments).toHaveLength(1);
  return segments[0].parts;
}

function partOf(...given: Parameters<typeof attribute>) {
  const parts = partsOf(...given);
  expect(parts).toHaveLength(1);
  return parts[0];
}

const tags = (text: string) =>
  text.split(',').map(pair => {
    const [key, value] = pair.split('=');
    return { key, value };
  });

describe('annotations', () => {
  const charge: Partial<ChargeLine> = {
    billingAccountId: 'payer',
    subAccountId: '/subscriptions/4711-AB',
    subAccountName: 'proj_shop',
    resourceId: 'arn:aws:sagemaker:eu:1:endpoint/Fraud-v2',
    resourceName: 'Fraud-v2',
    credentialId: 'key_A',
    model: 'gpt-4o-mini',
    modelAsBilled: 'GPT 4o mini',
    tags: { Application: 'shop', team: 'x' },
  };

  // The most specific first: each wins over all that follow it.
  const claims: [rule: string, reason: string, ClaimingEntity][] = [
    [
      'annotation:resources',
      'Resource Fraud-v2',
      entity('a', { resources: ['fraud-V2'] }),
    ],
    ['annotation:api-keys', 'Key key_A', entity('d', { apiKeys: ['key_A'] })],
    [
      'annotation:tags',
      'Tags application=shop, team=x',
      entity('e', { tags: tags('application=shop,team=x') }),
    ],
    [
      'annotation:tags',
      'Tags application=shop; model gpt-4o-mini',
      entity('f', { tags: tags('application=shop'), models: ['gpt-4o*'] }),
    ],
    [
      'annotation:tags',
      'Tags application=shop',
      entity('g', { tags: tags('application=shop') }),
    ],
    [
      'annotation:resources',
      'Resource arn:aws:sagemaker:eu:1:endpoint/Fraud-v2 matches arn:*:endpoint/fraud-*',
      entity('b', { resources: ['arn:*:endpoint/fraud-*'] }),
    ],
    [
      'annotation:resources',
      'Resource arn:aws:sagemaker:eu:1:endpoint/Fraud-v2 matches arn:*fraud-*',
      entity('c', { resources: ['arn:*fraud-*'] }),
    ],
    [
      'annotation:api-keys',
      'Key key_A matches key_*',
      entity('m', { apiKeys: ['key_*'] }),
    ],
    [
      'annotation:projects',
      'Project proj_shop',
      entity('h', { projects: ['proj_shop'] }),
    ],
    [
      'annotation:accounts',
      'Sub-account 4711-AB',
      entity('i', { accounts: ['4711-ab'] }),
    ],
    [
      'annotation:accounts',
      'Billing account payer',
      entity('j', { accounts: ['payer'] }),
    ],
    ['convention:application', 'Tag application=shop names it', entity('shop')],
    [
      'annotation:models',
      'Model GPT 4o mini',
      entity('k', { models: ['gpt 4o mini'] }),
    ],
    [
      'annotation:models',
      'Model gpt-4o-mini matches gpt-4o*',
      entity('l', { models: ['gpt-4o*'] }),
    ],
  ];

  it.each(claims.map((claim, i) => [...claim, i] as const))(
    'wins by %s: %s',
    (rule, reason, { entityRef }, i) => {
      const asked = claims.slice(i).map(([, , claiming]) => claiming);
      expect(partOf(asked.reverse(), charge)).toMatchObject({
        entityRef,
        rule,
        reason,
        weight: 1,
        conflict: false,
      });
    },
  );

  it('names those that lost, the strongest first', () => {
    const asked = claims.map(([, , claiming]) => claiming);
    const { alternatives } = partOf(asked, charge);
    expect(alternatives.slice(0, 3).map(({ entityRef }) => entityRef)).toEqual([
      'component:default/d',
      'component:default/e',
      'component:default/f',
    ]);
    expect(alternatives).toHaveLength(10);
  });

  it.each<[string, ClaimingEntity]>([
    [
      'another pair is missing',
      entity('a', { tags: tags('application=shop,team=y') }),
    ],
    [
      'the value differs in case',
      entity('a', { tags: tags('application=Shop') }),
    ],
    ['a part of the name', entity('a', { resources: ['Fraud'] })],
    ['the key differs in case', entity('a', { apiKeys: ['key_a'] })],
    ['the project differs in case', entity('a', { projects: ['Proj_shop'] })],
    [
      'another model',
      entity('a', { tags: tags('team=x'), models: ['claude-*'] }),
    ],
    ['models alone, none of them', entity('a', { models: ['gpt-4o'] })],
  ])('does not claim: %s', (_, claiming) => {
    expect(partOf([claiming], charge).entityRef).toBeUndefined();
  });

  it('claims a charge without a known model whatever the models are', () => {
    expect(
      partOf([entity('a', { tags: tags('team=x'), models: ['gpt-4o*'] })], {
        tags: { team: 'x' },
      }).entityRef,
    ).toBe('component:default/a');
  });

  it('splits evenly among equal claims and says so', () => {
    const parts = partsOf(
      ['b', 'a', 'c'].map(name => entity(name, { accounts: ['payer'] })),
      {},
    );
    expect(parts.map(part => [part.entityRef, part.weight])).toEqual([
      ['component:default/a', 1],
      ['component:default/b', 1],
      ['component:default/c', 1],
    ]);
    expect(parts.every(({ conflict }) => conflict)).toBe(true);
    expect(parts[1].alternatives).toEqual([
      {
        entityRef: 'component:default/a',
        rule: 'annotation:accounts',
        reason: 'Billing account payer',
      },
      {
        entityRef: 'component:default/c',
        rule: 'annotation:accounts',
        reason: 'Billing account payer',
      },
    ]);
  });

  it('counts an entity with several claims once', () => {
    const both = entity('a', { accounts: ['payer'], tags: tags('team=x') });
    expect(partOf([both], charge)).toMatchObject({
      rule: 'annotation:tags',
      alternatives: [],
    });
  });

  it('leaves orphaned entities out', () => {
    const orphan = entity('a', { tags: tags('team=x') }, { orphaned: true });
    expect(partOf([orphan], charge)).toMatchObject({
      unallocatedReason: 'orphaned_entity',
      reason:
        'Tags team=x: claimed by component:default/a, which the catalog has orphaned',
    });
    const alive = entity('b', { accounts: ['payer'] });
    expect(partOf([orphan, alive], charge).entityRef).toBe(alive.entityRef);
  });
});

describe('charges that the bill allocated', () => {
  it('follow the tags of their target before the keys of the origin', () => {
    const gateway = entity('gateway', { apiKeys: ['key_A'] });
    const shop = entity('shop', { tags: tags('team=x') });
    const charge = { credentialId: 'key_A', tags: { team: 'x' } };
    expect(partOf([gateway, shop], charge).entityRef).toBe(gateway.entityRef);
    expect(
      partOf([gateway, shop], { ...charge, allocatedMethodId: 'm1' }),
    ).toMatchObject({
      entityRef: shop.entityRef,
      rule: 'annotation:tags',
      reason: 'The bill allocated it by m1. Tags team=x',
    });
    expect(
      partOf([gateway, entity('search')], {
        credentialId: 'key_A',
        tags: { app: 'search' },
        allocatedMethodId: 'm1',
      }),
    ).toMatchObject({
      entityRef: 'component:default/search',
      rule: 'convention:app',
    });
    expect(
      partOf([gateway], { ...charge, allocatedMethodId: 'm1' }),
    ).toMatchObject({ entityRef: gateway.entityRef, reason: 'Key key_A' });
  });
});

describe('conventions', () => {
  const checkout = entity('Checkout');
  const api = entity('search', {}, { entityRef: 'api:web/search' });
  const component = entity('search');

  it.each([
    [{ APP: 'Checkout' }, checkout],
    [{ component: 'component:default/checkout' }, checkout],
    [{ component: 'Component:Checkout' }, checkout],
    [{ service: 'default/Checkout' }, checkout],
    [{ service: 'API:Web/search' }, api],
    [{ service: 'web/search' }, api],
    [{ service: 'component:search' }, component],
    [{ app: 'Checkout', 'backstage.io/entity': 'web/search' }, api],
    [{ component: 'unknown', app: 'Checkout' }, checkout],
    [{ component: 'search', app: 'Checkout' }, checkout],
  ])('reads %j', (charged, { entityRef }) => {
    expect(
      partOf([checkout, api, component], { tags: charged as {} }).entityRef,
    ).toBe(entityRef);
  });

  it.each([
    [{ app: 'checkout' }, 'unknown_entity'],
    [{ app: 'user:Checkout' }, 'unknown_entity'],
    [{ app: 'a:b:c/d/e' }, 'unknown_entity'],
    [{ app: '__proto__' }, 'unknown_entity'],
    [{ app: 'true' }, 'no_entity_tag'],
    [{ app: '' }, 'no_entity_tag'],
    [{ team: 'x' }, 'no_entity_tag'],
    [{}, 'no_tags'],
  ])('leaves %j: %s', (charged, unallocatedReason) => {
    expect(partOf([checkout], { tags: charged as {} })).toMatchObject({
      rule: 'none',
      unallocatedReason,
    });
  });

  it('does not choose among several', () => {
    expect(
      partOf([api, component], { tags: { app: 'search', service: 'gone' } }),
    ).toMatchObject({
      unallocatedReason: 'ambiguous_entity',
      reason:
        'Tag app=search names 2 entities; write a ref, such as api:web/search',
      alternatives: [
        { entityRef: 'api:web/search' },
        { entityRef: 'component:default/search' },
      ],
    });
  });

  it('takes the one that is not orphaned', () => {
    const orphan = { ...api, orphaned: true };
    const charge = { tags: { app: 'search' } };
    expect(partOf([orphan, component], charge).entityRef).toBe(
      component.entityRef,
    );
    expect(partOf([orphan], charge).unallocatedReason).toBe('orphaned_entity');
  });

  it.each([
    ['Credit', 'untagged_credit'],
    ['Tax', 'untagged_tax'],
    ['Purchase', 'untagged_purchase'],
    ['Adjustment', 'no_tags'],
  ])('says of a %s without tags: %s', (chargeCategory, unallocatedReason) => {
    expect(partOf([], { chargeCategory }).unallocatedReason).toBe(
      unallocatedReason,
    );
  });
});

describe('central rules', () => {
  const a = entity('a');
  const b = entity('b');
  const rule = (more: Partial<CentralRule>): CentralRule => ({
    id: 'r',
    match: { accounts: ['payer'] },
    assign: { entity: a.entityRef },
    ...more,
  });

  it('claim what annotations and conventions do not, in order', () => {
    const rules = [
      rule({ id: 'elsewhere', match: { accounts: ['other'] } }),
      rule({
        id: 'first',
        match: { tags: [{ key: 'Team', patterns: ['x*'] }] },
      }),
      rule({ id: 'second', assign: { entity: b.entityRef } }),
    ];
    const charge = { tags: { team: 'xy' } };
    expect(partOf([a, b], charge, { rules })).toMatchObject({
      entityRef: a.entityRef,
      rule: 'rule:first',
      reason: 'Rule first: tag Team xy',
      alternatives: [{ entityRef: b.entityRef, rule: 'rule:second' }],
    });
    expect(
      partOf([a, entity('b', { accounts: ['payer'] })], charge, { rules })
        .entityRef,
    ).toBe(b.entityRef);
    expect(
      partOf([a, b], { tags: { team: 'xy', app: 'b' } }, { rules }).entityRef,
    ).toBe(b.entityRef);
    expect(
      partOf(
        [a, b, entity('c', { models: ['m'] })],
        { ...charge, model: 'm' },
        {
          rules,
        },
      ).entityRef,
    ).toBe(a.entityRef);
  });

  it('need all of their conditions, and one item of each', () => {
    const rules = [
      rule({
        match: {
          resources: ['vm-*'],
          projects: ['p1', 'p2'],
          models: ['gpt-*'],
          providers: ['aws'],
          services: ['*bedrock'],
          apiKeys: ['key_*'],
        },
      }),
    ];
    const charge = {
      resourceName: 'VM-1',
      subAccountName: 'P2',
      model: 'gpt-4o',
      credentialId: 'key_1',
    };
    expect(partOf([a], charge, { rules }).entityRef).toBe(a.entityRef);
    for (const key of Object.keys(charge)) {
      expect(
        partOf([a], { ...charge, [key]: 'other' }, { rules }).entityRef,
      ).toBeUndefined();
    }
  });

  it('hold on their days', () => {
    const rules = [
      rule({ id: 'before', to: '2026-06-30' }),
      rule({
        id: 'after',
        from: '2026-09-01',
        assign: { entity: b.entityRef },
      }),
    ];
    expect(
      attribute([a, b], {}, { rules }).map(({ validFrom, parts }) => [
        validFrom,
        parts[0].entityRef,
        parts[0].rule,
      ]),
    ).toEqual([
      [undefined, a.entityRef, 'rule:before'],
      ['2026-07-01', undefined, 'none'],
      ['2026-09-01', b.entityRef, 'rule:after'],
    ]);
  });

  it('make no segments when their days change nothing', () => {
    const rules = [
      rule({ id: 'always' }),
      rule({ id: 'later', from: '2026-01-01', to: '2026-01-31' }),
    ];
    expect(attribute([a], {}, { rules })).toHaveLength(1);
  });

  it('pass on what they assign to an entity that the catalog lacks', () => {
    const orphan = entity('gone', {}, { orphaned: true });
    const rules = [
      rule({ id: 'unknown', assign: { entity: 'component:default/no' } }),
      rule({ id: 'orphaned', assign: { entity: orphan.entityRef } }),
      rule({ id: 'third' }),
    ];
    expect(partOf([a, orphan], {}, { rules })).toMatchObject({
      entityRef: a.entityRef,
      rule: 'rule:third',
    });
  });

  it('say why they claim nothing', () => {
    expect(partOf([], {}, { rules: [rule({})] })).toMatchObject({
      unallocatedReason: 'unknown_entity',
      reason:
        'Rule r: accounts payer: assigns it to component:default/a, which the catalog does not have',
    });
  });

  it('fill gaps without an entity', () => {
    const rules = [
      rule({
        id: 'fill',
        assign: { environment: 'Prod', workload: 'evaluation', model: 'm' },
      }),
    ];
    const filled = {
      environment: 'production',
      workload: 'evaluation',
      model: 'm',
    };
    expect(partOf([], {}, { rules })).toMatchObject(filled);
    expect(
      partOf([entity('a', { accounts: ['payer'] })], {}, { rules }),
    ).toMatchObject({ ...filled, rule: 'annotation:accounts' });
    expect(
      partOf(
        [entity('a', { accounts: ['payer'], environment: 'qa' })],
        { tags: { env: 'live' }, model: 'billed', workloadFromBill: true },
        { rules },
      ),
    ).toMatchObject({
      environment: 'production',
      workload: 'inference',
      model: 'billed',
    });
  });
});

describe('environment, model and workload', () => {
  const claiming = entity('a', {
    accounts: ['payer'],
    environment: 'STG',
    workload: 'training',
  });

  it.each([
    [{ Environment: 'PROD' }, 'production'],
    [{ env: 'prd' }, 'production'],
    [{ stage: 'live' }, 'production'],
    [{ env: 'preprod' }, 'staging'],
    [{ env: 'develop' }, 'development'],
    [{ env: 'qa' }, 'test'],
    [{ env: ' Canary-EU ' }, 'canary-eu'],
    [{ env: 'dev', environment: 'live' }, 'production'],
    [{ environment: '', env: 'dev' }, 'development'],
    [{}, 'staging'],
  ])('reads %j as %s', (charged, environment) => {
    expect(partOf([claiming], { tags: charged as {} }).environment).toBe(
      environment,
    );
  });

  it('says where the bill overrules an annotation', () => {
    expect(
      partOf([claiming], {
        tags: { env: 'prod' },
        workload: 'inference',
        workloadFromBill: true,
      }),
    ).toMatchObject({
      environment: 'production',
      workload: 'inference',
      alternatives: [
        {
          entityRef: claiming.entityRef,
          rule: 'annotation:environment',
          reason: 'The annotation says STG, the bill says env=prod',
        },
        {
          entityRef: claiming.entityRef,
          rule: 'annotation:workload',
          reason: 'The annotation says training, the bill says inference',
        },
      ],
    });
    expect(partOf([claiming], { tags: { env: 'stage' } }).alternatives).toEqual(
      [],
    );
  });

  it('lets the annotation correct a guessed workload', () => {
    expect(partOf([claiming], {}).workload).toBe('training');
  });

  it('fills the model when the entity names exactly one', () => {
    const modelOf = (models: string[]) =>
      partOf([entity('a', { accounts: ['payer'], models })], {}).model;
    expect(modelOf(['fraud-xgb'])).toBe('fraud-xgb');
    expect(modelOf(['fraud-*'])).toBe('');
    expect(modelOf(['a', 'b'])).toBe('');
  });

  it('is told for what nobody owns, too', () => {
    expect(partOf([], { tags: { env: 'dev' }, model: 'gpt-4o' })).toMatchObject(
      {
        environment: 'development',
        model: 'gpt-4o',
        workload: 'inference',
      },
    );
  });
});

describe('a line whose entity is named', () => {
  const attributor = DefaultAttributor.create({
    entities: [
      entity('ranker', { environment: 'Production', models: ['gpt-4o'] }),
      entity('other', { tags: tags('team=x') }),
    ],
  });
  const partFor = (entityRef: string, charge: Partial<ChargeLine> = {}) =>
    attributor.assign(line(charge), entityRef).segments[0].parts[0];

  it('belongs to that entity, whoever claims it, with what its annotations say', () => {
    expect(
      partFor('Component:default/Ranker', { tags: { team: 'x' } }),
    ).toMatchObject({
      entityRef: 'component:default/ranker',
      environment: 'production',
      model: 'gpt-4o',
      weight: 1,
    });
  });

  it('keeps the environment and the model that it comes with', () => {
    expect(
      partFor('component:default/ranker', {
        tags: { environment: 'staging' },
        model: 'o3',
      }),
    ).toMatchObject({ environment: 'staging', model: 'o3' });
  });

  it("is nobody's when the catalog does not have the entity", () => {
    expect(partFor('component:default/gone')).not.toHaveProperty('entityRef');
    expect(partFor('component:default/gone')).toMatchObject({
      unallocatedReason: 'unknown_entity',
      reason: 'The catalog has no component:default/gone',
    });
  });
});

describe('fingerprint', () => {
  const fingerprint = (
    entities: ClaimingEntity[],
    options: Partial<AttributionOptions> = {},
  ) =>
    DefaultAttributor.create({
      entities,
      options: { ...DEFAULT_ATTRIBUTION_OPTIONS, ...options },
    }).fingerprint;
  const a = entity('a', { accounts: ['1'] });
  const b = entity('b');

  it('is the same in any order, and whoever owns the entities', () => {
    expect(fingerprint([a, b])).toBe(fingerprint([b, a]));
    expect(fingerprint([{ ...a, owner: 'group:default/other' }, b])).toBe(
      fingerprint([a, b]),
    );
  });

  it('changes with claims, orphans, entities and options', () => {
    const all = [
      fingerprint([a, b]),
      fingerprint([a]),
      fingerprint([entity('a', { accounts: ['2'] }), b]),
      fingerprint([{ ...a, orphaned: true }, b]),
      fingerprint([a, b], { entityTags: ['app'] }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('is refused for an entity that is there twice', () => {
    expect(() => fingerprint([a, b, a])).toThrow(/component:default\/a.*twice/);
  });
});
