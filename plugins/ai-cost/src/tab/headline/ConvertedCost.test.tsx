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

import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ConvertedCosts } from 'backstage-plugin-ai-cost-common';
import { fixToday } from '../../../dev/testing/fixToday';
import { ConvertedCost } from './ConvertedCost';

fixToday();

const converted: ConvertedCosts = {
  currency: 'USD',
  current: '1234.5600001',
  previous: '0',
  values: ['1234.5600001'],
  rates: [
    {
      base: 'EUR',
      quote: 'USD',
      source: 'ECB',
      first: { day: '2026-10-30', rate: '1.1' },
      last: { day: '2026-11-20', rate: '1.2' },
    },
  ],
  unconverted: [],
};

const text = () => document.body.textContent;

describe('ConvertedCost', () => {
  it('shows the converted amount, and by which rates', async () => {
    render(<ConvertedCost converted={converted} />);

    expect(text()).toBe('≈ $1,234.56 at dated rates ');
    await userEvent.hover(screen.getByLabelText('About the rates'));
    expect(
      await screen.findByText(
        '1 EUR in USD: 1.1 (Oct 30) to 1.2 (Nov 20), from ECB',
      ),
    ).toBeVisible();
  });

  it('names what could not be converted', async () => {
    render(
      <ConvertedCost
        converted={{
          ...converted,
          unconverted: [
            {
              window: 'current',
              currency: 'GBP',
              amount: '7',
              reason: 'no_rates',
              from: '2026-11-01',
              to: '2026-11-03',
            },
            {
              window: 'previous',
              currency: 'EUR',
              amount: '5',
              reason: 'no_rate_of_day',
              from: '2026-10-01',
              to: '2026-10-02',
            },
          ],
        }}
      />,
    );

    expect(text()).toBe('≈ $1,234.56 at dated rates, without £7.00 ');
    await userEvent.hover(screen.getByLabelText('About the rates'));
    expect(
      await screen.findByText('Without £7.00: no rate of GBP to USD is known'),
    ).toBeVisible();
    expect(
      screen.getByText(
        /Without €5.00 of the period before: no rate of EUR to USD is known for Oct 1/,
      ),
    ).toBeVisible();
  });

  it('shows no amount where nothing could be converted', () => {
    render(
      <ConvertedCost
        converted={{
          ...converted,
          current: '0',
          rates: [],
          unconverted: [
            {
              window: 'current',
              currency: 'EUR',
              amount: '5',
              reason: 'no_rates',
              from: '2026-11-01',
              to: '2026-11-02',
            },
          ],
        }}
      />,
    );

    expect(text()).toBe('€5.00 cannot be converted to USD ');
  });
});
