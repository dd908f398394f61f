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
  findKpi,
  findKpis,
  renderValue,
  rowsOf,
  urlOfPage,
} from '../../../dev/testing/renderValue';

fixToday();

describe('ValueTrendPanel', () => {
  it('keeps gaps and provisional days apart from zero', async () => {
    renderValue();
    await findKpis();

    const rows = rowsOf('Value over time in figures');
    expect(rows[0]).toBe('Day | State | Cost per unit | Cost');
    expect(rows.find(row => row.includes('Nov 9'))).toMatch(
      /Settled \| not measured \| \$\d+/,
    );
    expect(rows.find(row => row.includes('Nov 22'))).toMatch(
      /Provisional: may still change \| \$0\.00/,
    );
    expect(rows.some(row => row.includes('Nov 24'))).toBe(false);
    expect(
      screen.getByText('A gap in a line: not measured, not zero'),
    ).toBeVisible();
  });

  it('shows latency and errors of the same days', async () => {
    const { user } = renderValue();
    await findKpis();

    const measure = within(screen.getByRole('group', { name: 'Measure' }));
    await user.click(measure.getByRole('button', { name: 'Latency' }));
    expect(rowsOf('Value over time in figures')[0]).toBe(
      'Day | State | p50 | p95 | p99 | Cost',
    );
    await user.click(measure.getByRole('button', { name: 'Error rate' }));
    expect(rowsOf('Value over time in figures')[1]).toMatch(/ \| 0\.18% \| \$/);
  });

  it('asks for another unit', async () => {
    const { api, user } = renderValue();
    await findKpis();

    await user.click(screen.getByLabelText('Unit'));
    await user.click(
      within(await screen.findByRole('listbox')).getByText('decision'),
    );

    expect(await findKpi('Cost per decision')).toBeVisible();
    expect(urlOfPage()).toBe('?view=value&unit=decision');
    expect(api.value.queries[1]).toMatchObject({ unit: 'decision' });
  });
});
