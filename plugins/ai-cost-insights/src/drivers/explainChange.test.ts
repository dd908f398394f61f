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

import fc from 'fast-check';
import { explainChange, type SpendPart } from './index';

const ATTOS = 10n ** 18n;

function part(key: string, cost: number, tokens?: number): SpendPart {
  return { key, cost: BigInt(cost) * ATTOS, tokens };
}

function drivers(before: SpendPart[], after: SpendPart[]) {
  return explainChange({ before, after }).map(({ driver, group, amount }) => [
    driver,
    ...(group === undefined ? [] : [group]),
    Number(amount) / Number(ATTOS),
  ]);
}

describe('explainChange', () => {
  const dear = part('dear', 90, 900);
  const cheap = part('cheap', 10, 1000);

  it.each([
    ['nothing', [dear], [dear], []],
    ['volume', [dear], [part('dear', 180, 1800)], [['volume', 90]]],
    ['price', [dear], [part('dear', 45, 900)], [['price', -45]]],
    ['new', [dear], [dear, cheap], [['new', 10]]],
    ['gone', [dear, cheap], [dear], [['gone', -10]]],
    ['unmetered', [part('gpu', 5)], [part('gpu', 7)], [['unmetered', 2]]],
  ] as const)('finds %s', (_, before, after, expected) => {
    expect(drivers([...before], [...after])).toEqual(expected);
  });

  it('finds a move to another model in the mix, after volume and before price', () => {
    // 1900 tokens become 3800; at the old prices the new ones come to 128.
    expect(
      drivers(
        [dear, cheap],
        [part('dear', 120, 1000), part('cheap', 28, 2800)],
      ),
    ).toEqual([
      ['volume', 100],
      ['mix', -72],
      ['price', 20],
    ]);
  });

  it('has no price of tokens that were counted in one range alone', () => {
    expect(drivers([part('gpt', 10, 100)], [part('gpt', 12)])).toEqual([
      ['unmetered', 2],
    ]);
    expect(drivers([part('gpt', 10, 0)], [part('gpt', 12, 100)])).toEqual([
      ['unmetered', 2],
    ]);
  });

  it('adds up what comes in pieces', () => {
    const halves = [part('dear', 45, 450), part('dear', 45, 450)];
    expect(drivers(halves, [dear])).toEqual([]);
  });

  it('tells groups apart, where a move from one to another is mix in both', () => {
    const team = (group: string, cost: number, tokens: number) => ({
      ...part('gpt', cost, tokens),
      group,
    });
    expect(
      drivers(
        [team('a', 60, 600), team('b', 20, 200)],
        [team('a', 40, 400), team('b', 40, 400), team('c', 1, 10)],
      ),
    ).toEqual([
      ['mix', 'a', -20],
      ['mix', 'b', 20],
      ['new', 'c', 1],
    ]);
  });

  const parts = fc.array(
    fc.record(
      {
        key: fc.constantFrom('a', 'b', 'c', '__proto__', ''),
        group: fc.constantFrom('x', 'y', undefined),
        cost: fc.bigInt({ min: -(10n ** 27n), max: 10n ** 27n }),
        tokens: fc.oneof(
          fc.double(),
          fc.integer({ min: 0, max: 10 }),
          fc.constant(undefined),
        ),
      },
      { requiredKeys: ['key', 'cost'] },
    ),
    { maxLength: 12 },
  );
  const sum = (amounts: readonly bigint[]) =>
    amounts.reduce((total, amount) => total + amount, 0n);

  it('adds up to the change, in all and in every group', () => {
    fc.assert(
      fc.property(parts, parts, (before, after) => {
        const found = explainChange({ before, after });
        for (const group of ['x', 'y', undefined]) {
          const of = <T extends { group?: string }>(all: readonly T[]) =>
            all.filter(it => it.group === group);
          expect(sum(of(found).map(({ amount }) => amount))).toBe(
            sum(of(after).map(({ cost }) => cost)) -
              sum(of(before).map(({ cost }) => cost)),
          );
        }
      }),
    );
  });

  it('finds nothing where nothing changed', () => {
    fc.assert(
      fc.property(parts, same => {
        expect(explainChange({ before: same, after: same })).toEqual([]);
      }),
    );
  });
});
