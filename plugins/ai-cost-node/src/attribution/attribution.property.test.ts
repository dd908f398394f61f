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

import { splitAmount } from 'backstage-plugin-ai-cost-common';
import fc from 'fast-check';
import { line } from './__testUtils__/builders';
import { CentralRule, DEFAULT_ATTRIBUTION_OPTIONS } from './AttributionOptions';
import { DefaultAttributor } from './DefaultAttributor';
import { toClaimingEntity } from './toClaimingEntity';

// Few words, so that claims meet charges and each other.
const word = fc.constantFrom('a', 'ab', 'abcdef', 'abcdef-g', 'prod');
// Enough of a name for a pattern.
const namePart = fc.constantFrom('abcdef', 'abcdef-', 'bcdef-g');
const pattern = fc.oneof(
  word,
  namePart.map(text => `${text}*`),
  namePart.map(text => `*${text}`),
);
const list = fc
  .array(pattern, { minLength: 1, maxLength: 3 })
  .map(items => items.join(','));
const tagList = fc
  .uniqueArray(fc.tuple(fc.constantFrom('app', 'env', 'team'), word), {
    selector: ([key]) => key,
    minLength: 1,
  })
  .map(pairs => pairs.map(pair => pair.join('=')).join(','));

const annotations = fc.record(
  {
    'ai-cost/tags': tagList,
    'ai-cost/resources': list,
    'ai-cost/accounts': list,
    'ai-cost/projects': list,
    'ai-cost/api-keys': list,
    'ai-cost/models': list,
    'ai-cost/environment': word,
    'ai-cost/workload': fc.constantFrom('training', 'nonsense'),
    'ai-cost/share': fc.constantFrom(
      'usage',
      'usage:requests; idle=pooled',
      'even:component:ab1,component:a3,api:a0',
      'component:ab1=60,component:a3=39,component:gone=1',
      'api:abcd2=333333,component:a3=7; from=2026-02',
    ),
    'backstage.io/orphan': fc.constantFrom('true', 'false'),
  },
  { requiredKeys: [] },
);

const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'*,=:/ \u0000"\'') }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    `'; drop table charge_lines;--`,
  ),
);

function catalogOf(all: Record<string, string>[]) {
  return all.map((each, i) =>
    toClaimingEntity({
      apiVersion: 'backstage.io/v1alpha1',
      kind: i % 2 ? 'Component' : 'API',
      metadata: { name: ['a', 'ab', 'abcd'][i % 3] + i, annotations: each },
    }),
  );
}

const month = fc.constantFrom('2026-01', '2026-02', '2026-04');
const usage = fc
  .uniqueArray(
    fc.record({
      month,
      weights: fc.uniqueArray(
        fc.record({
          entityRef: fc.constantFrom(
            'api:default/a0',
            'component:default/ab1',
            'component:default/a3',
            'component:default/gone',
          ),
          weight: fc.nat(999_999),
        }),
        { selector: ({ entityRef }) => entityRef },
      ),
    }),
    { selector: monthly => monthly.month },
  )
  .map(months => months.sort((a, b) => (a.month < b.month ? -1 : 1)));

const catalog = fc
  .tuple(fc.array(annotations, { maxLength: 8 }).map(catalogOf), usage)
  .map(([entities, used]) =>
    entities.map(({ share, ...entity }) => ({
      ...entity,
      share: share && { ...share, usage: used },
    })),
  );

const charge = fc
  .record(
    {
      tags: fc.dictionary(
        fc.constantFrom('App', 'env', 'team', 'component'),
        fc.oneof(word, fc.constantFrom('a0', 'ab1', 'abcd2')),
      ),
      resourceId: word,
      resourceName: word,
      subAccountId: word,
      billingAccountId: word,
      credentialId: word,
      model: word,
      allocatedMethodId: word,
    },
    { requiredKeys: ['tags', 'billingAccountId'] },
  )
  .map(dimensions => line(dimensions));

const day = fc.constantFrom('2026-01-10', '2026-02-10', '2026-03-10');
const rules = fc.array(
  fc
    .record(
      {
        match: fc.record({ accounts: fc.tuple(pattern) }),
        assign: fc.record({
          entity: fc.constantFrom('component:default/ab1', 'api:default/gone'),
        }),
        from: day,
        to: day,
      },
      { requiredKeys: ['match', 'assign'] },
    )
    .filter(({ from = '', to = '9' }) => from <= to),
  { maxLength: 3 },
);

const options = rules.map(given => ({
  ...DEFAULT_ATTRIBUTION_OPTIONS,
  rules: given.map((rule, i): CentralRule => ({ ...rule, id: `r${i}` })),
}));

describe('attribution of any line in any catalog', () => {
  it('gives each amount away exactly, from the beginning of time on', () => {
    fc.assert(
      fc.property(
        catalog,
        options,
        charge,
        fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
        (entities, given, charged, amount) => {
          const attributor = DefaultAttributor.create({
            entities,
            options: given,
          });
          const { segments } = attributor.attribute(charged);
          const claimed = attributor.attributeUsage(charged).segments;
          expect(segments[0].validFrom).toBeUndefined();
          const days = segments.slice(1).map(({ validFrom }) => validFrom!);
          expect(days).toEqual([...new Set(days)].sort());
          for (const { parts } of segments) {
            const weights = parts.map(({ weight }) => weight);
            expect(weights.every(weight => weight > 0)).toBe(true);
            expect(
              splitAmount(amount, weights).reduce((sum, part) => sum + part),
            ).toBe(amount);
            const payers = parts.map(({ entityRef, sharedFrom }) =>
              JSON.stringify([entityRef, sharedFrom]),
            );
            expect(new Set(payers).size).toBe(payers.length);
            for (const part of parts) {
              expect(part.entityRef === undefined).toBe(
                part.unallocatedReason !== undefined,
              );
            }
            for (const part of parts.filter(it => it.sharedFrom)) {
              expect(part.entityRef).not.toBe(part.sharedFrom);
              expect(part.rule).toBe(`share:${part.sharedFrom}`);
            }
          }
          for (const { validFrom, parts } of segments) {
            // Whoever shares out gives away what it claims, and nothing else.
            const { parts: owners } = claimed
              .filter(({ validFrom: from = '' }) => from <= (validFrom ?? ''))
              .pop()!;
            const total = parts.reduce((sum, { weight }) => sum + weight, 0);
            for (const { entityRef, conflict } of owners) {
              const own = parts.filter(
                part => (part.sharedFrom ?? part.entityRef) === entityRef,
              );
              expect(
                own.reduce((sum, { weight }) => sum + weight, 0) / total,
              ).toBeCloseTo(1 / owners.length, 9);
              expect(own.every(part => part.conflict === conflict)).toBe(true);
              expect(conflict).toBe(owners.length > 1);
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of the catalog', () => {
    fc.assert(
      fc.property(
        catalog.chain(entities =>
          fc.tuple(
            fc.constant(entities),
            fc.shuffledSubarray(entities, { minLength: entities.length }),
          ),
        ),
        options,
        charge,
        ([entities, shuffled], given, charged) => {
          const one = DefaultAttributor.create({ entities, options: given });
          const other = DefaultAttributor.create({
            entities: shuffled,
            options: given,
          });
          expect(other.fingerprint).toBe(one.fingerprint);
          expect(other.attribute(charged)).toEqual(one.attribute(charged));
        },
      ),
    );
  });

  it('gives a line to the more specific claim', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', '-'), minLength: 9 }),
        fc.nat(),
        fc.nat(),
        (resourceId, cutA, cutB) => {
          const [short, long] = [cutA, cutB]
            .map(cut => 6 + (cut % (resourceId.length - 6)))
            .sort((a, b) => a - b);
          fc.pre(short < long);
          const entities = catalogOf([
            { 'ai-cost/resources': `${resourceId.slice(0, short)}*` },
            { 'ai-cost/resources': `${resourceId.slice(0, long)}*` },
          ]);
          const [{ parts }] = DefaultAttributor.create({ entities }).attribute(
            line({ resourceId }),
          ).segments;
          expect(parts.map(({ entityRef }) => entityRef)).toEqual([
            entities[1].entityRef,
          ]);
        },
      ),
    );
  });

  it('survives hostile annotations and bills', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            'ai-cost/tags': hostileText,
            'ai-cost/resources': hostileText,
            'ai-cost/models': hostileText,
            'ai-cost/owner': hostileText,
            'ai-cost/environment': hostileText,
            'ai-cost/share': hostileText,
          }),
        ),
        fc.dictionary(hostileText, hostileText),
        hostileText,
        (all, tags, text) => {
          const { segments } = DefaultAttributor.create({
            entities: catalogOf(all),
          }).attribute(
            line({
              tags: { ...tags, app: text, env: text },
              resourceId: text,
              billingAccountId: text,
              model: text,
              unit: text,
            }),
          );
          expect(segments[0].parts.length).toBeGreaterThan(0);
          for (const part of segments[0].parts) {
            for (const value of [part.environment, part.model, part.reason]) {
              expect(typeof value).toBe('string');
            }
          }
        },
      ),
    );
  });
});
