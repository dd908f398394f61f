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

import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import { screen } from '@testing-library/react';
import { InMemoryAiCostApi } from '../../dev/sample/InMemoryAiCostApi';
import { sampleEntities } from '../../dev/sample/sampleEntities';
import { fixToday, TODAY } from '../../dev/testing/fixToday';
import {
  changedValue,
  findKpis,
  renderValue,
  urlOfPage,
  VALUE_ENTITY,
} from '../../dev/testing/renderValue';
import { renderWithApi } from '../../dev/testing/renderWithApi';
import { AiCostTab } from '../tab/AiCostTab';

fixToday();

describe('the Value view', () => {
  it('is reached from the cost, and asks nothing before', async () => {
    const api = new InMemoryAiCostApi(sampleEntities(TODAY));
    api.value.answers[VALUE_ENTITY] = changedValue(() => ({}));
    const { user } = renderWithApi({ element: <AiCostTab />, api });
    expect(await screen.findByText('Cost over time')).toBeVisible();
    expect(api.value.queries).toEqual([]);

    await user.click(screen.getByRole('button', { name: 'Value' }));

    expect(await findKpis()).toBeVisible();
    expect(urlOfPage()).toBe('?view=value');
    expect(screen.queryByText('Cost over time')).not.toBeInTheDocument();
    expect(api.value.queries).toEqual([
      { entityRef: VALUE_ENTITY, from: '2026-11-01', to: '2026-11-30' },
    ]);
  });

  it('shows what is there where some telemetry is missing', async () => {
    renderValue({
      answer: changedValue(({ days, models, telemetry }) => ({
        unit: undefined,
        units: [],
        kpis: [],
        scores: [],
        decomposition: { terms: [], unavailable: 'No units were counted.' },
        days: days.map(({ day, completeness, cost, latency }) => ({
          day,
          completeness,
          cost,
          latency,
        })),
        models: models.map(({ quality, frontier, ...model }) => model),
        telemetry: { ...telemetry, queries: telemetry.queries.slice(1) },
      })),
    });
    await findKpis();

    expect(
      screen.getByText('No units were counted in this period.'),
    ).toBeVisible();
    expect(screen.getByText('No units were counted.')).toBeVisible();
    expect(
      screen.getByText(/No model has both a score and a cost per request/),
    ).toBeVisible();
    expect(
      screen.getByText(
        /ai-cost\/unit: decision, The query returned nothing. Does the metric fraud_decisions exist\?/,
      ),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', {
        name: 'Copy the annotation ai-cost/latency',
      }),
    ).not.toBeInTheDocument();
  });

  it('says when telemetry is still being given to entities', async () => {
    renderValue({
      answer: changedValue(({ telemetry }) => ({
        telemetry: { ...telemetry, pending: true },
      })),
    });
    await findKpis();
    expect(
      screen.getByText(/figures may change within a minute/),
    ).toBeVisible();
  });

  it('says what failed, and asks again', async () => {
    const { api, user } = renderValue({
      answer: new ServiceUnavailableError('The store does not answer'),
    });

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(
      'Could not load the value of fraud-scoring',
    );
    expect(alert).toHaveTextContent('The store does not answer');
    api.value.answers[VALUE_ENTITY] = changedValue(() => ({}));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await findKpis()).toBeVisible();
  });

  it('keeps the rest where runs cannot be loaded', async () => {
    const { api, user } = renderValue();
    api.value.withRuns = new ServiceUnavailableError('MLflow is away');

    expect(
      await screen.findByText(
        'Could not load the training runs: MLflow is away',
      ),
    ).toBeVisible();
    expect(await findKpis()).toBeVisible();
    api.value.withRuns = [VALUE_ENTITY];
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('table', { name: 'Training runs' }),
    ).toBeVisible();
  });

  it('tells who may not see it', async () => {
    renderValue({ answer: new NotAllowedError('no') });

    expect(
      await screen.findByText('You may not see the value of fraud-scoring'),
    ).toBeVisible();
  });
});
