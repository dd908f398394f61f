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

import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { DataColumn } from './DataColumn';
import { DataTable, type DataTableProps } from './DataTable';

interface Row {
  name: string;
  team: string;
  cost: number;
}

const COLUMNS: DataColumn<Row>[] = [
  {
    id: 'name',
    title: 'Name',
    value: row => row.name,
    sortBy: row => row.name,
    text: row => row.name,
  },
  {
    id: 'cost',
    title: 'Cost',
    of: 'in euros',
    align: 'right',
    value: row => row.cost,
    sortBy: row => row.cost,
  },
  {
    id: 'team',
    title: 'Team',
    optional: true,
    value: row => row.team,
    text: row => row.team,
  },
];

const ROWS: Row[] = [
  { name: 'ranker', team: 'search', cost: 20 },
  { name: 'chat', team: 'support', cost: 30 },
  { name: 'index', team: 'search', cost: 10 },
];

function renderTable(options: Partial<DataTableProps<Row>> = {}) {
  renderInTestApp(
    <DataTable
      id="rows"
      label="Things and costs"
      things="things"
      columns={COLUMNS}
      rows={ROWS}
      rowKey={row => row.name}
      rowLink={row => `/catalog/${row.name}`}
      empty="Nothing here."
      initialOrder={{ column: 'cost', direction: 'desc' }}
      {...options}
    />,
    { apis: [mockApis.storage(), mockApis.error()] },
  );
  return { user: userEvent.setup() };
}

const table = () => screen.getByRole('table', { name: 'Things and costs' });

const texts = () =>
  within(table())
    .getAllByRole('row')
    .map(row => [...row.children].map(cell => cell.textContent).join(' '));

describe('DataTable', () => {
  it('sorts by what a column is of, either way', async () => {
    const { user } = renderTable();
    expect(texts()).toEqual([
      'Name Costin euros',
      'chat 30',
      'ranker 20',
      'index 10',
    ]);

    await user.click(screen.getByText('Cost'));
    expect(texts().slice(1)).toEqual(['index 10', 'ranker 20', 'chat 30']);

    await user.click(screen.getByText('Name'));
    expect(texts().slice(1)).toEqual(['chat 30', 'index 10', 'ranker 20']);
    expect(screen.getByText('Name').closest('th')).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
  });

  it('filters by every word, of columns that are hidden too', async () => {
    const { user } = renderTable();
    const field = screen.getByLabelText('Filter things');

    await user.type(field, 'SEARCH rank');
    expect(texts().slice(1)).toEqual(['ranker 20']);
    expect(screen.getByText('1 of 3')).toBeInTheDocument();

    await user.type(field, 'x');
    expect(texts().slice(1)).toEqual([
      'No things have “SEARCH rankx” in them.',
    ]);
  });

  it('shows the columns that were chosen, and remembers them', async () => {
    const { user } = renderTable();

    await user.click(screen.getByText('Columns'));
    const menu = within(await screen.findByRole('menu', { name: 'Columns' }));
    expect(
      menu
        .getAllByRole('menuitemcheckbox')
        .map(
          item => `${item.textContent} ${item.getAttribute('aria-checked')}`,
        ),
    ).toEqual(['Cost (in euros) true', 'Team false']);
    await user.click(menu.getByText('Team'));
    await user.click(menu.getByText('Cost (in euros)'));

    await waitFor(() =>
      expect(texts()).toEqual([
        'Name Team',
        'chat support',
        'ranker search',
        'index search',
      ]),
    );
  });

  it('leads on from each row', () => {
    renderTable();
    expect(screen.getByText('ranker').closest('a')).toHaveAttribute(
      'href',
      '/catalog/ranker',
    );
  });

  it('says when there is nothing, and when it is on its way', () => {
    renderTable({ rows: [] });
    expect(screen.getByText('Nothing here.')).toBeVisible();
  });

  it('is busy while the first rows are on their way', () => {
    renderTable({ rows: [], loading: true });
    expect(table()).toHaveAttribute('aria-busy', 'true');
    expect(screen.queryByText('Nothing here.')).not.toBeInTheDocument();
  });

  it('shows fifty rows first', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => ({
      name: `n${index}`,
      team: 't',
      cost: index,
    }));
    const { user } = renderTable({ rows });
    expect(texts()).toHaveLength(51);

    await user.click(screen.getByText('Show all 60 things'));
    expect(texts()).toHaveLength(61);
  });

  it('leaves the order to whoever keeps it', async () => {
    const asked: unknown[] = [];
    const { user } = renderTable({
      order: { column: 'name', direction: 'asc' },
      onOrder: order => asked.push(order),
    });
    await user.click(screen.getByText('Cost'));

    expect(asked).toEqual([{ column: 'cost', direction: 'desc' }]);
    expect(texts()[1]).toBe('chat 30');
  });
});
