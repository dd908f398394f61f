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

import { ServiceUnavailableError } from '@backstage/errors';
import { screen } from '@testing-library/react';
import { fixToday } from '../../../dev/testing/fixToday';
import {
  changedValue,
  findKpi,
  findKpis,
  renderValue,
  VALUE_ENTITY,
} from '../../../dev/testing/renderValue';

fixToday();

describe('the panels of telemetry', () => {
  it('teaches what to annotate where nothing is measured', async () => {
    const { user } = renderValue({ entityName: 'receipts-ocr' });

    const teaching = await screen.findByRole('heading', {
      name: 'Nothing is measured here yet',
    });
    expect(teaching.compareDocumentPosition(await findKpis())).toBe(
      Node.DOCUMENT_POSITION_FOLLOWING,
    );
    expect(screen.queryByText('n/a')).not.toBeInTheDocument();
    await user.click(
      screen.getByRole('button', {
        name: /^Show \d+ KPIs and what each takes$/,
      }),
    );
    expect(await findKpi('Cost per unit')).toHaveTextContent(
      'n/aNo units were counted, or their count is zero.',
    );
    expect(screen.queryByText(/No AI charges/)).not.toBeInTheDocument();
    for (const annotation of [
      'ai-cost/unit',
      'ai-cost/latency',
      'ai-cost/quality',
    ]) {
      expect(
        screen.getByRole('button', {
          name: `Copy the annotation ${annotation}`,
        }),
      ).toBeVisible();
    }
    expect(
      screen.getByText(
        /ai-cost\/unit: \|\s+prediction=prometheus:sum\(increase\(predictions_total\{app="receipts-ocr"\}/,
      ),
    ).toBeVisible();
    // What nobody counts needs no target.
    expect(screen.queryByText(/unit-cost-target/)).not.toBeInTheDocument();
    await user.click(
      screen.getByRole('button', {
        name: 'Looks for 3 names without annotations',
      }),
    );
    expect(
      screen.getByText('vllm:e2e_request_latency_seconds_bucket'),
    ).toBeVisible();
    expect(screen.getByText(/No run of training/)).toBeVisible();
  });

  it('proposes PromQL to Prometheus alone', async () => {
    renderValue({
      answer: changedValue(({ telemetry }) => ({
        units: [],
        telemetry: {
          ...telemetry,
          sources: [
            { ...telemetry.sources[0], source: 'models', type: 'mlflow' },
            { ...telemetry.sources[0], source: 'metrics', type: 'prometheus' },
          ],
        },
      })),
    });
    await findKpis();

    expect(
      screen.getByText(/prediction=metrics:sum\(increase\(predictions_total/),
    ).toBeVisible();
  });

  it('proposes a target of about what a unit costs now', async () => {
    renderValue({
      answer: changedValue(({ kpis }) => ({
        kpis: kpis.map(({ target, ...kpi }) =>
          kpi.kpi === 'unit-cost' ? { ...kpi, value: 0.0003912 } : kpi,
        ),
      })),
    });
    await findKpis();

    expect(
      screen.getByText(/ai-cost\/unit-cost-target: "prediction=0\.00039 USD"/),
    ).toBeVisible();
  });

  it('tries a query, for those who may', async () => {
    const { api, user } = renderValue();
    api.value.preview = {
      sent: 'sum(up)',
      series: [{ labels: { job: 'ranker' }, value: '42' }],
      found: 1,
    };
    await findKpis();

    await user.type(screen.getByRole('textbox', { name: 'Query' }), 'sum(up)');
    await user.click(screen.getByRole('button', { name: 'Try it' }));

    expect(await screen.findByText('1 series came back.')).toBeVisible();
    expect(screen.getByText('{job=ranker}')).toBeVisible();
    expect(api.value.previews).toEqual([
      {
        entityRef: VALUE_ENTITY,
        kind: 'units',
        name: 'unit',
        source: 'prometheus',
        expression: 'sum(up)',
      },
    ]);

    api.value.preview = new ServiceUnavailableError('Prometheus is away');
    await user.click(screen.getByRole('button', { name: 'Try it' }));
    expect(
      await screen.findByText('Could not ask: Prometheus is away'),
    ).toBeVisible();
  });

  it('offers no query to those who may not', async () => {
    renderValue({ allowed: false });
    await findKpis();

    expect(screen.queryByText('Try a query')).not.toBeInTheDocument();
  });
});
