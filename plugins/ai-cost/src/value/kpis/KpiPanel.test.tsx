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

import { screen, within } from '@testing-library/react';
import { fixToday } from '../../../dev/testing/fixToday';
import {
  changedValue,
  findKpi,
  findKpis,
  renderValue,
} from '../../../dev/testing/renderValue';

fixToday();

describe('KpiPanel', () => {
  it('shows KPIs with trend, target and what is behind them', async () => {
    const { user } = renderValue();

    expect(await findKpi('Cost per prediction')).toHaveTextContent(
      /^Cost per prediction\$0\.0031\d?\d% above the target of \$0\.0025-5\.9% better, \$0\.0033/,
    );
    expect(await findKpi('Latency, p95')).toHaveTextContent(
      'Latency, p95904 ms+7.5% worse, 841 ms before',
    );
    expect(await findKpi('Quality: accuracy')).toHaveTextContent(
      '0.947+0.9% better, 0.9385 before' +
        'of claude-sonnet-4-5, n = 1,200, Nov 20',
    );

    await user.click(
      screen.getByRole('button', { name: 'Cost per thousand requests' }),
    );
    const drawer = within(await screen.findByRole('dialog'));
    expect(
      drawer.getByText(
        'effective cost of inference and embedding / requests × 1,000',
      ),
    ).toBeVisible();
    expect(drawer.getByText('prometheus')).toBeVisible();
    expect(
      drawer.getByText('no requests were counted, or their count is zero'),
    ).toBeVisible();
    expect(drawer.getByRole('link', { name: /All KPIs/ })).toHaveAttribute(
      'href',
      expect.stringContaining('docs/kpis.md'),
    );
  });

  it('says why a KPI is not available, and never zero', async () => {
    const { user } = renderValue();

    await user.click(
      within(await findKpis()).getByRole('button', { name: /more KPIs/ }),
    );

    expect(await findKpi('Cost of retries')).toHaveTextContent(
      'Cost of retriesn/aNo source counts retries.',
    );
    expect(
      await findKpi('Cost per thousand tokens, cache read'),
    ).toHaveTextContent('$0.0003no change, $0.0003 before$0.30 per million');
  });

  it('calls a change that does not show neither better nor worse', async () => {
    renderValue({
      answer: changedValue(({ kpis }) => ({
        kpis: kpis.map(kpi => ({
          ...kpi,
          ...(kpi.value !== undefined && { previous: kpi.value * 1.0001 }),
        })),
      })),
    });

    expect(await findKpi('Latency, p95')).toHaveTextContent(
      'Latency, p95904 msno change, 904 ms before',
    );
  });
});
