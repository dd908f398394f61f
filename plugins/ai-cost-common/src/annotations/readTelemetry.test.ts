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

import type { Entity } from '@backstage/catalog-model';
import { parseAnnotations } from './parseAnnotations';

function parse(annotations: Record<string, string>) {
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'ranker', annotations },
  };
  const { telemetry, problems } = parseAnnotations(entity);
  return { ...telemetry, problems };
}

describe('annotations of telemetry', () => {
  it('reads queries, one a line, whatever is in them', () => {
    expect(
      parse({
        'ai-cost/unit':
          'prediction=prometheus:sum(increase(predictions_total{app="fraud",env=~"a|b"}[1d]))\n\n decision = mimir-eu: sum(decisions)',
        'ai-cost/quality':
          'accuracy=mlflow:fraud-detector/accuracy\nword error rate (lower)=mlflow:asr/wer',
        'ai-cost/latency': 'first-token=prometheus:x',
      }),
    ).toEqual({
      queries: [
        {
          kind: 'units',
          name: 'prediction',
          source: 'prometheus',
          expression:
            'sum(increase(predictions_total{app="fraud",env=~"a|b"}[1d]))',
        },
        {
          kind: 'units',
          name: 'decision',
          source: 'mimir-eu',
          expression: 'sum(decisions)',
        },
        {
          kind: 'quality',
          name: 'accuracy',
          source: 'mlflow',
          expression: 'fraud-detector/accuracy',
          direction: 'higher',
        },
        {
          kind: 'quality',
          name: 'word error rate',
          source: 'mlflow',
          expression: 'asr/wer',
          direction: 'lower',
        },
        {
          kind: 'latency',
          name: 'first-token',
          source: 'prometheus',
          expression: 'x',
        },
      ],
      targets: [],
      problems: [],
    });
  });

  it('reads targets', () => {
    expect(
      parse({
        'ai-cost/unit-cost-target': 'prediction=0.002 USD, decision=1 EUR',
      }).targets,
    ).toEqual([
      { unit: 'prediction', amount: '0.002', currency: 'USD' },
      { unit: 'decision', amount: '1', currency: 'EUR' },
    ]);
  });

  it.each([
    ['ai-cost/unit', ' \n ', 'The value is empty'],
    ['ai-cost/unit', 'prediction', 'Write a name'],
    ['ai-cost/unit', 'prediction=prometheus:', 'Write a name'],
    ['ai-cost/unit', `${'x'.repeat(65)}=a:b`, 'Write a name'],
    ['ai-cost/unit', 'a=b:c\na=b:d', 'twice'],
    ['ai-cost/unit', 'a (lower)=b:c', 'Only scores'],
    ['ai-cost/unit', 'a=b:c\u0000', 'printable'],
    ['ai-cost/unit', 'a=b:c\n'.repeat(21), 'queries'],
    ['ai-cost/unit', 'x'.repeat(9000), 'characters'],
    ['ai-cost/latency', 'p95=prometheus:x', 'Write one of latency'],
    ['ai-cost/unit-cost-target', 'prediction=0 USD', 'above zero'],
    ['ai-cost/unit-cost-target', 'prediction=1.2.3 USD', 'above zero'],
    ['ai-cost/unit-cost-target', 'prediction=1 usd', 'above zero'],
  ])('reports %s of %j', (annotation, value, message) => {
    const { queries, targets, problems } = parse({ [annotation]: value });
    expect({ queries, targets }).toEqual({ queries: [], targets: [] });
    expect(problems).toEqual([
      expect.objectContaining({
        annotation,
        kind: 'malformed',
        message: expect.stringContaining(message),
      }),
    ]);
  });
});
