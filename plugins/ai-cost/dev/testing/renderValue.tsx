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
import type { EntityValueReport } from 'backstage-plugin-ai-cost-common';
import { AiCostTab } from '../../src/tab/AiCostTab';
import { InMemoryAiCostApi } from '../sample/InMemoryAiCostApi';
import { sampleEntities } from '../sample/sampleEntities';
import { sampleValue } from '../sample/value/sampleValue';
import type { SampleValueAnswer } from '../sample/value/SampleValueApi';
import { TODAY } from './fixToday';
import { renderWithApi } from './renderWithApi';

/** The entity that everything is measured of. */
export const VALUE_ENTITY = 'component:default/fraud-scoring';

/** The sample's report, with something about it changed. */
export function changedValue(
  change: (report: EntityValueReport) => Partial<EntityValueReport>,
): SampleValueAnswer {
  return query => {
    const report = sampleValue(query, TODAY);
    return { ...report, ...change(report) };
  };
}

/** Renders the tab's Value view; everything is measured unless told otherwise. */
export function renderValue(
  options: {
    answer?: SampleValueAnswer;
    entityName?: string;
    allowed?: boolean;
  } = {},
) {
  const { answer = changedValue(() => ({})), ...rest } = options;
  const api = new InMemoryAiCostApi(sampleEntities(TODAY));
  api.value.answers[VALUE_ENTITY] = answer;
  api.value.withRuns = [VALUE_ENTITY];
  const rendered = renderWithApi({
    element: <AiCostTab />,
    api,
    search: '?view=value',
    ...rest,
  });
  return { ...rendered, api };
}

/** The tiles of the KPIs, once they are there. */
export function findKpis(): Promise<HTMLElement> {
  return screen.findByRole('region', { name: 'KPIs' });
}

/** The tile of one KPI. */
export async function findKpi(title: string): Promise<HTMLElement> {
  const button = within(await findKpis()).getByRole('button', { name: title });
  return button.closest('div')!;
}

/** The rows of a table as text; what a locale puts in thin spaces is in plain ones. */
export function rowsOf(label: string): string[] {
  return within(screen.getByRole('table', { name: label }))
    .getAllByRole('row')
    .map(row =>
      [...row.children]
        .map(cell => cell.textContent)
        .join(' | ')
        .replace(/\u2009/g, ' '),
    );
}

/** The page's own parameters. */
export function urlOfPage(): string | null {
  return screen.getByLabelText('URL').textContent;
}
