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
import {
  decomposeUnitCost,
  type ModelParts,
  type UnitCostChange,
  type UnitCostParts,
} from './index';

function change(before: UnitCostParts, after: UnitCostParts): UnitCostChange {
  const result = decomposeUnitCost(before, after);
  if ('unavailable' in result) {
    throw new Error(result.unavailable);
  }
  return result;
}

function parts(
  models: Record<string, ModelParts>,
  { units = 100, unmetered = 0 } = {},
): UnitCostParts {
  return { units, unmetered, models: new Map(Object.entries(models)) };
}

function factors({ terms }: UnitCostChange) {
  return Object.fromEntries(terms.map(({ term, factor }) => [term, factor]));
}

const GPT = { cost: 10, requests: 1000, tokens: 100_000 };

describe('decomposeUnitCost', () => {
  it.each([
    ['price', { ...GPT, cost: 20 }, {}, 2],
    ['tokens', { ...GPT, cost: 20, tokens: 200_000 }, {}, 2],
    ['requests', { cost: 20, requests: 2000, tokens: 200_000 }, {}, 2],
    ['unmetered', GPT, { unmetered: 10 }, 2],
  ] as const)('finds a doubled %s', (term, model, others, factor) => {
    const found = change(parts({ gpt: GPT }), parts({ gpt: model }, others));
    expect(found.total).toBeCloseTo(factor, 12);
    for (const one of found.terms) {
      expect(one.factor).toBeCloseTo(one.term === term ? factor : 1, 12);
    }
  });

  it('finds a move to another model in the mix', () => {
    const dear = { cost: 90, requests: 900, tokens: 90_000 };
    const cheap = { cost: 1, requests: 100, tokens: 10_000 };
    const found = change(
      parts({ dear, cheap }),
      parts({
        dear: { cost: 10, requests: 100, tokens: 10_000 },
        cheap: { cost: 9, requests: 900, tokens: 90_000 },
      }),
    );
    const { mix, ...others } = factors(found);
    expect(mix).toBeCloseTo(19 / 91, 12);
    expect(Object.values(others).map(it => it.toFixed(9))).toEqual(
      ['price', 'tokens', 'requests', 'unmetered'].map(() => '1.000000000'),
    );
  });

  it('gives models that appear or vanish to the mix', () => {
    const found = change(parts({ gpt: GPT }), parts({ claude: GPT }));
    expect(found.total).toBe(1);
    expect(factors(found)).toEqual({
      price: 1,
      tokens: 1,
      requests: 1,
      mix: 1,
      unmetered: 1,
    });
    const more = change(parts({ gpt: GPT }), parts({ gpt: GPT, claude: GPT }));
    // Twice the requests of a unit, of which the old model has half as many.
    expect(more.total).toBe(2);
    expect(factors(more).price).toBe(1);
    expect(factors(more).tokens).toBe(1);
  });

  it('takes the cost of a request for price and tokens that are unknown', () => {
    const { tokens, ...unknown } = GPT;
    const found = change(
      parts({ gpt: GPT }),
      parts({ gpt: { ...unknown, cost: 30 } }),
    );
    expect(factors(found).price).toBeCloseTo(3, 12);
    expect(factors(found).tokens).toBe(1);
  });

  it.each([
    [parts({ gpt: GPT }, { units: 0 }), /units/],
    [parts({ gpt: { ...GPT, requests: 0 } }), /requests/],
    [parts({ gpt: { ...GPT, cost: 0 } }), /no cost/],
    [parts({ gpt: { ...GPT, cost: -3 } }), /no cost/],
  ])('says why it cannot tell', (side, reason) => {
    expect(decomposeUnitCost(parts({ gpt: GPT }), side)).toEqual({
      unavailable: expect.stringMatching(reason),
    });
  });

  it('leaves nothing over, whatever happens', () => {
    const cost = fc.integer({ min: -5000, max: 1e9 }).map(it => it / 1000);
    const model = fc.record(
      {
        cost,
        requests: fc.nat(1_000_000),
        tokens: fc.option(fc.nat(1e9), { nil: undefined }),
      },
      { requiredKeys: ['cost', 'requests'] },
    );
    const side = fc
      .record({
        units: fc.integer({ min: 1, max: 1_000_000 }),
        unmetered: fc.nat(1e9).map(it => it / 1000),
        models: fc.dictionary(fc.constantFrom('a', 'b', 'c'), model),
      })
      .map(({ models, ...rest }) => ({
        ...rest,
        models: new Map(Object.entries(models)),
      }));
    fc.assert(
      fc.property(side, side, (before, after) => {
        const found = decomposeUnitCost(before, after);
        fc.pre(!('unavailable' in found) && found.total < 1e6);
        const { terms, total, ...costs } = found as UnitCostChange;
        const amount = terms.reduce((sum, it) => sum + it.amount, 0);
        const scale = Math.max(
          costs.before,
          costs.after,
          ...terms.map(it => Math.abs(it.amount)),
        );
        expect(Math.abs(amount - (costs.after - costs.before))).toBeLessThan(
          1e-9 * scale,
        );
        // Logarithms, for single factors may be too large for a number.
        const mean =
          costs.after === costs.before
            ? costs.after
            : (costs.after - costs.before) / Math.log(total);
        fc.pre(terms.every(it => Math.abs(it.amount / mean) < 20));
        const product = terms.reduce((all, it) => all * it.factor, 1);
        expect(product / total).toBeCloseTo(1, 6);
      }),
    );
  });
});
