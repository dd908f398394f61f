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
import type { JsonObject } from '@backstage/types';
import { readTelemetrySources } from './readTelemetrySources';

const baseUrl = 'https://example.com';

function read(...sources: JsonObject[]) {
  return readTelemetrySources(
    new ConfigReader({ aiCost: { telemetry: { sources } } }),
  );
}

describe('aiCost.telemetry.sources', () => {
  it('become sources, with what they look for', () => {
    const sources = read(
      { id: 'aws', type: 'cloudwatch', region: 'eu-west-1' },
      { id: 'offline', type: 'csv', path: 'quality.csv' },
      {
        ...{ id: 'traces', type: 'langfuse', baseUrl },
        ...{ publicKey: 'pk', secretKey: 'sk' },
      },
      { id: 'gateway', type: 'litellm', baseUrl, apiKey: 'sk' },
      { id: 'runs', type: 'mlflow', baseUrl },
      { id: 'metrics', type: 'prometheus', baseUrl },
    );
    expect(sources.map(({ id, type }) => [id, type])).toEqual([
      ['aws', 'cloudwatch'],
      ['offline', 'csv'],
      ['traces', 'langfuse'],
      ['gateway', 'litellm'],
      ['runs', 'mlflow'],
      ['metrics', 'prometheus'],
    ]);
    for (const source of sources) {
      expect(source.trailingHours).toBeGreaterThan(0);
      expect(source.trailingHours).toBeLessThanOrEqual(168);
      expect(source.conventions).not.toEqual([]);
    }
  });

  it('take durations of their own', () => {
    const [source] = read({
      ...{ id: 'a', type: 'csv', path: 'a.csv' },
      ...{ trailing: { days: 2 }, history: { days: 30 } },
      schedule: { frequency: { hours: 6 }, timeout: { minutes: 5 } },
    });
    expect(source).toMatchObject({
      ...{ trailingHours: 48, historyHours: 720 },
      schedule: { frequency: { hours: 6 } },
    });
  });

  it('are refused when nobody knows their type', () => {
    expect(() => read({ id: 'a', type: 'carrier-pigeon' })).toThrow(
      'aiCost.telemetry.sources: there is no type "carrier-pigeon"; write one of cloudwatch, csv, langfuse, litellm, mlflow, prometheus',
    );
  });

  it('are none without configuration', () => {
    expect(readTelemetrySources(new ConfigReader({}))).toEqual([]);
  });
});
