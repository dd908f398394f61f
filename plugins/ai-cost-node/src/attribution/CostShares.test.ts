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

import { splitAmount, type ShareRule } from 'backstage-plugin-ai-cost-common';
import { entity, line } from './__testUtils__/builders';
import type { ClaimingEntity } from './CatalogSnapshot';
import { ClaimTally } from './ClaimTally';
import { DefaultAttributor } from './DefaultAttributor';
import type { MonthlyUsage } from './EntityShare';
import type { AttributionPart } from './LineAttribution';

const POOL = 'component:default/pool';
const CONSUMERS = ['a', 'b', 'c'].map(name => entity(name));

function pool(
  rule: Partial<ShareRule>,
  usage?: readonly MonthlyUsage[],
  more: Partial<ClaimingEntity> = {},
): ClaimingEntity {
  return entity(
    'pool',
    { resources: ['gpu'], environment: 'prod', workload: 'inference' },
    {
      share: {
        rule: {
          ...{ entityRef: POOL, method: 'usage', consumers: [] },
          ...{ idle: 'owner', origin: 'annotation' },
          ...rule,
        },
        usage,
      },
      ...more,
    },
  );
}

function weights(...pairs: [string, number][]) {
  return pairs.map(([name, weight]) => ({
    entityRef: `component:default/${name}`,
    weight,
  }));
}

function attribute(entities: ClaimingEntity[]) {
  return DefaultAttributor.create({ entities }).attribute(
    line({ resourceId: 'gpu' }),
  ).segments;
}

function payers(parts: readonly AttributionPart[]) {
  return Object.fromEntries(
    parts.map(({ entityRef, weight }) => [entityRef!.split('/')[1], weight]),
  );
}

describe('shared cost', () => {
  it('divides 12k in proportion and evenly, as the FinOps example does', () => {
    const divide = (rule: Partial<ShareRule>) => {
      const [{ parts }] = attribute([pool(rule), ...CONSUMERS]);
      const shared = splitAmount(
        12_000n,
        parts.map(({ weight }) => weight),
      );
      return [50_000n, 30_000n, 20_000n].map(
        (direct, index) => direct + shared[index],
      );
    };
    expect(
      divide({
        method: 'fixed',
        consumers: weights(['a', 50], ['b', 30], ['c', 20]),
      }),
    ).toEqual([56_000n, 33_600n, 22_400n]);
    expect(
      divide({
        method: 'even',
        consumers: weights(['a', 1], ['b', 1], ['c', 1]),
      }),
    ).toEqual([54_000n, 34_000n, 24_000n]);
  });

  it('tells those who pay why, and leaves the rest to the line', () => {
    const [{ parts }] = attribute([
      pool({ method: 'fixed', consumers: weights(['a', 60], ['pool', 40]) }),
      ...CONSUMERS,
    ]);
    expect(parts).toEqual([
      expect.objectContaining({
        entityRef: POOL,
        weight: 40,
        rule: 'annotation:resources',
        reason:
          'Resource gpu. It shares the cost out by fixed weights and keeps 40 of 100 parts',
      }),
      expect.objectContaining({
        entityRef: 'component:default/a',
        sharedFrom: POOL,
        weight: 60,
        rule: `share:${POOL}`,
        reason: `${POOL} shares the cost out by fixed weights: 60 of 100 parts. Resource gpu`,
        environment: 'production',
        workload: 'inference',
        conflict: false,
      }),
    ]);
  });

  it('leaves the part of whom the catalog does not have with the owner, and says so', () => {
    const entities = [
      pool({
        method: 'even',
        consumers: weights(['a', 1], ['gone', 1], ['orphan', 1]),
      }),
      entity('orphan', {}, { orphaned: true }),
      ...CONSUMERS,
    ];
    expect(payers(attribute(entities)[0].parts)).toEqual({ pool: 2, a: 1 });
    const tally = ClaimTally.create();
    DefaultAttributor.create({ entities }).attribute(
      line({ resourceId: 'gpu' }),
      tally,
    );
    expect(tally.problems(entities).get(POOL)).toEqual([
      expect.objectContaining({
        annotation: 'ai-cost/share',
        value: 'component:default/gone',
        message: expect.stringContaining('does not have'),
      }),
      expect.objectContaining({
        value: 'component:default/orphan',
        message: expect.stringContaining('has orphaned'),
      }),
    ]);
  });

  it.each([
    ['owner' as const, { pool: 20, a: 60, b: 20 }],
    ['pooled' as const, { a: 60, b: 20 }],
  ])('divides by what was used in each month, idle: %s', (idle, october) => {
    const segments = attribute([
      pool({ measure: 'requests', idle }, [
        {
          month: '2026-10',
          weights: weights(['a', 60], ['b', 20], ['pool', 20]),
        },
        { month: '2026-11', weights: weights(['c', 7]) },
        { month: '2027-01', weights: weights(['pool', 1]) },
      ]),
      ...CONSUMERS,
    ]);
    expect(
      segments.map(({ validFrom, parts }) => [validFrom, payers(parts)]),
    ).toEqual([
      [undefined, { pool: 1 }],
      ['2026-10-01', october],
      ['2026-11-01', { c: 7 }],
      ['2026-12-01', { pool: 1 }],
    ]);
    expect(segments[2].parts[0].reason).toContain(
      'by the requests used in 2026-11: 7 of 7 parts',
    );
  });

  it('holds from its first month on', () => {
    const [before, after] = attribute([
      pool({ method: 'even', consumers: weights(['a', 1]), from: '2026-10' }),
      ...CONSUMERS,
    ]);
    expect(payers(before.parts)).toEqual({ pool: 1 });
    expect(after.validFrom).toBe('2026-10-01');
    expect(payers(after.parts)).toEqual({ a: 1 });
  });

  it('goes one step, so that rules cannot go in circles', () => {
    const back: ClaimingEntity = {
      ...CONSUMERS[0],
      share: {
        rule: {
          ...{ entityRef: 'component:default/a', method: 'even' },
          consumers: weights(['pool', 1]),
          ...{ idle: 'owner', origin: 'page' },
        },
      },
    };
    const [{ parts }] = attribute([
      pool({ method: 'even', consumers: weights(['a', 1], ['b', 1]) }),
      back,
      CONSUMERS[1],
    ]);
    expect(payers(parts)).toEqual({ a: 1, b: 1 });
  });

  it('divides the part of each who claims the line, and no conflict is hidden', () => {
    const rival = entity('rival', { resources: ['gpu'] });
    const rule = {
      method: 'fixed' as const,
      consumers: weights(['a', 2], ['b', 1]),
    };
    const entities = [pool(rule), rival, ...CONSUMERS];
    const [{ parts }] = attribute(entities);
    expect(payers(parts)).toEqual({ a: 2, b: 1, rival: 3 });
    expect(parts.every(({ conflict }) => conflict)).toBe(true);

    const tally = ClaimTally.create();
    DefaultAttributor.create({ entities }).attribute(
      line({ resourceId: 'gpu' }),
      tally,
    );
    expect([...tally.problems(entities).keys()]).toEqual([
      POOL,
      'component:default/rival',
    ]);
  });

  it('keeps weights small where exact ones would not fit', () => {
    const other = pool(
      { method: 'fixed', consumers: weights(['c', 999_983]) },
      undefined,
      { entityRef: 'component:default/other', name: 'other' },
    );
    other.share!.rule.entityRef = other.entityRef;
    other.share!.rule.consumers = weights(['a', 999_982], ['other', 1]);
    const [{ parts }] = attribute([
      pool({
        method: 'fixed',
        consumers: weights(['b', 999_978], ['pool', 1]),
      }),
      other,
      ...CONSUMERS,
    ]);
    const total = parts.reduce((sum, { weight }) => sum + weight, 0);
    expect(total).toBe(2_000_000);
    expect(payers(parts)).toMatchObject({ a: 999_999, b: 999_999 });
  });

  it('changes the fingerprint with rules and usage', () => {
    const fingerprintOf = (each: ClaimingEntity) =>
      DefaultAttributor.create({ entities: [each] }).fingerprint;
    const used = [{ month: '2026-10', weights: weights(['a', 1]) }];
    expect(
      new Set([
        fingerprintOf(entity('pool', { resources: ['gpu'] })),
        fingerprintOf(pool({})),
        fingerprintOf(pool({}, used)),
        fingerprintOf(pool({ idle: 'pooled' }, used)),
      ]).size,
    ).toBe(4);
  });

  it('says who used a line whatever is shared of its cost', () => {
    const attributor = DefaultAttributor.create({
      entities: [
        pool({ method: 'even', consumers: weights(['a', 1]) }),
        ...CONSUMERS,
      ],
    });
    const [{ parts }] = attributor.attributeUsage(
      line({ resourceId: 'gpu' }),
    ).segments;
    expect(payers(parts)).toEqual({ pool: 1 });
  });
});
