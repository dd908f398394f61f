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

import { ConfigReader } from '@backstage/config';
import {
  parseDecimal,
  type DecimalString,
} from 'backstage-plugin-ai-cost-common';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CATALOGUE_VERSION } from './cataloguePrice';
import { PriceBook } from './PriceBook';
import type { PricedUsage } from './PriceEstimate';

const AT = '2026-11-20T10:00:00.000Z';

function bookOf(...prices: Record<string, string | number>[]): PriceBook {
  return PriceBook.fromConfig(new ConfigReader({ aiCost: { prices } }));
}

function usage(options: Partial<PricedUsage> = {}): PricedUsage {
  return {
    provider: 'anthropic',
    model: 'claude-sonnet-4-5',
    tokens: { input: 100_000, output: 10_000 },
    occurredAt: AT,
    ...options,
  };
}

function amountOf(book: PriceBook, of: PricedUsage): DecimalString {
  const estimate = book.estimate(of);
  if ('unknown' in estimate) {
    throw new Error(estimate.unknown);
  }
  return estimate.amount;
}

function reasonOf(book: PriceBook, of: PricedUsage): string {
  const estimate = book.estimate(of);
  return 'unknown' in estimate ? estimate.unknown : estimate.amount;
}

describe('PriceBook', () => {
  describe('by the public list', () => {
    it('says by which edition, of when, and that it is public', () => {
      expect(bookOf().estimate(usage())).toEqual({
        amount: '0.45',
        currency: 'USD',
        priceVersion: CATALOGUE_VERSION,
        effectiveAt: AT,
        source: 'catalogue',
      });
    });

    it('is of the edition that is pinned', () => {
      const manifest = JSON.parse(
        readFileSync(path.join(__dirname, '../../package.json'), 'utf8'),
      );
      const version = manifest.dependencies['@pydantic/genai-prices'];

      expect(CATALOGUE_VERSION).toBe(`genai-prices ${version}`);
    });

    it.each([
      ['anthropic', 'claude-sonnet-4-5', '4.5', '8.25'],
      ['gcp.vertex_ai', 'gemini-2.5-pro', '2.25', '4'],
    ])(
      'prices each request of %s by its own size',
      (provider, model, ten, one) => {
        const book = bookOf();
        const small = usage({ provider, model });
        const large = usage({
          provider,
          model,
          tokens: { input: 1_000_000, output: 100_000 },
        });

        // Ten requests of a tenth are not one.
        expect(10n * parseDecimal(amountOf(book, small))).toBe(
          parseDecimal(ten),
        );
        expect(amountOf(book, large)).toBe(one);
      },
    );

    it('counts cached tokens once, at their own price', () => {
      const tokens = {
        input: 40_000,
        cache_read: 50_000,
        cache_write: 10_000,
        output: 10_000,
      };

      // 40k * 3 + 50k * 0.3 + 10k * 3.75 + 10k * 15, per million
      expect(amountOf(bookOf(), usage({ tokens }))).toBe('0.3225');
    });

    it('does not price several requests in one by tiers', () => {
      expect(reasonOf(bookOf(), usage({ requests: 10 }))).toMatch(
        /size of a request/,
      );
      expect(
        amountOf(
          bookOf(),
          usage({ provider: 'openai', model: 'gpt-4o', requests: 10 }),
        ),
      ).toBe('0.35');
    });

    it.each([
      [{ model: 'claude-nonesuch' }, 'does not have the model'],
      [{ provider: 'nonesuch' }, 'does not have the model'],
      [{ provider: '__proto__' }, 'does not have the model'],
      [{ model: undefined }, 'No model is reported'],
      [
        { provider: 'openai', model: 'text-embedding-3-small' },
        'no price of output tokens',
      ],
    ])('knows no price of %j', (options, reason) => {
      expect(reasonOf(bookOf(), usage(options))).toContain(reason);
    });
  });

  describe('by agreement', () => {
    const agreed = {
      provider: 'anthropic',
      model: 'claude-*',
      from: '2026-11-01',
      to: '2026-11-20',
      inputPerMillion: '2.1',
      outputPerMillion: '9.000000000000000001',
      currency: 'EUR',
    };

    it('goes before the public list, exactly, on its days alone', () => {
      const book = bookOf(agreed);

      expect(book.estimate(usage())).toEqual({
        // 100k * 2.1 + 10k * 9, per million; a hundredth of an atto is rounded off
        amount: '0.3',
        currency: 'EUR',
        priceVersion: 'agreed from 2026-11-01',
        effectiveAt: AT,
        source: 'negotiated',
      });
      for (const occurredAt of [
        '2026-10-31T23:59:59.999Z',
        '2026-11-21T00:00:00.000Z',
      ]) {
        expect(book.estimate(usage({ occurredAt }))).toMatchObject({
          amount: '0.45',
          source: 'catalogue',
        });
      }
      expect(
        amountOf(book, usage({ occurredAt: '2026-11-20T23:59:59.999Z' })),
      ).toBe('0.3');
    });

    it('has no price of tokens that it does not name', () => {
      expect(
        reasonOf(bookOf(agreed), usage({ tokens: { cache_read: 1 } })),
      ).toBe('aiCost.prices has no price of cache_read tokens');
    });

    it('takes a discount off its prices, or off the public ones', () => {
      const { inputPerMillion, outputPerMillion, currency, ...discount } =
        agreed;

      expect(
        amountOf(bookOf({ ...agreed, discountPercent: '12.5' }), usage()),
      ).toBe('0.2625');
      expect(
        bookOf({ ...discount, discountPercent: 10 }).estimate(usage()),
      ).toMatchObject({
        amount: '0.405',
        currency: 'USD',
        priceVersion: `${CATALOGUE_VERSION} less 10 %`,
        source: 'negotiated',
      });
    });

    it('takes the first that fits', () => {
      const book = bookOf(
        { ...agreed, model: 'claude-opus-*', inputPerMillion: '99' },
        { ...agreed, inputPerMillion: '0' },
        { ...agreed, inputPerMillion: '98' },
      );

      expect(amountOf(book, usage())).toBe('0.09');
    });

    it.each([
      [{ currency: 'euro' }, 'currency must be a code like USD'],
      [{ inputPerMillion: '1e3' }, 'inputPerMillion must be a plain decimal'],
      [{ outputPerMillion: -1 }, 'outputPerMillion must be a plain decimal'],
      [{ discountPercent: '100.1' }, 'discountPercent must be 0 to 100'],
      [{ from: 'soon' }, 'from must be a day like 2026-11-01'],
      [{ to: '2026-10-01' }, 'to must not lie before from'],
    ])('refuses %j', (wrong, message) => {
      expect(() => bookOf(agreed, { ...agreed, ...wrong })).toThrow(
        `aiCost.prices[1].${message}`,
      );
    });

    it('refuses an agreement on nothing', () => {
      const nothing = { provider: 'openai', model: '*' };

      expect(() => bookOf(nothing)).toThrow(
        'aiCost.prices[0].inputPerMillion is missing',
      );
      expect(() =>
        bookOf({ ...nothing, discountPercent: 5, currency: 'EUR' }),
      ).toThrow('aiCost.prices[0].currency belongs to prices');
    });
  });
});
