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

import { AiCostClient } from './AiCostClient';
import type { EntityCostQuery } from './EntityCostReport';

const BASE_URL = 'https://portal.example/api/ai-cost';

const query: EntityCostQuery = {
  entityRef: 'component:default/ranker',
  from: '2026-11-01',
  to: '2026-11-30',
  granularity: 'day',
  basis: 'effective',
  groupBy: 'model',
};

/** A client whose requests are kept and answered with `respond`. */
function clientOf(respond: () => Response) {
  const requests: Request[] = [];
  const client = new AiCostClient({
    discoveryApi: { getBaseUrl: async id => BASE_URL.replace('ai-cost', id) },
    fetchApi: {
      fetch: async (input, init) => {
        requests.push(new Request(input, init));
        return respond();
      },
    },
  });
  return { client, requests };
}

describe('AiCostClient', () => {
  it('asks for a report with every parameter encoded', async () => {
    const report = { entityRef: query.entityRef };
    const { client, requests } = clientOf(() => Response.json(report));

    const answer = await client.getEntityCosts({
      ...query,
      entityRef: 'component:team a/odd?name',
      environments: ['production', '', 'a&b=c'],
      currency: 'USD',
    });

    expect(answer).toEqual(report);
    const url = new URL(requests[0].url);
    expect(`${url.origin}${url.pathname}`).toBe(
      `${BASE_URL}/entities/component/team%20a/odd%3Fname/costs`,
    );
    expect(url.searchParams.getAll('environment')).toEqual([
      'production',
      '',
      'a&b=c',
    ]);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      from: '2026-11-01',
      to: '2026-11-30',
      granularity: 'day',
      basis: 'effective',
      groupBy: 'model',
      currency: 'USD',
    });
  });

  it('asks for charge lines by exact values, unknown ones included', async () => {
    const page = { items: [], totalItems: 0 };
    const { client, requests } = clientOf(() => Response.json(page));

    await client.getChargeLines({
      entityRef: query.entityRef,
      from: query.from,
      to: query.to,
      basis: 'billed',
      filters: { model: 'a/b&c', environment: '', provider: undefined },
      cursor: 'next==',
      limit: 20,
    });

    const { searchParams } = new URL(requests[0].url);
    expect(searchParams.get('filter[model]')).toBe('a/b&c');
    expect(searchParams.get('filter[environment]')).toBe('');
    expect(searchParams.has('filter[provider]')).toBe(false);
    expect(searchParams.get('cursor')).toBe('next==');
    expect(searchParams.get('limit')).toBe('20');
  });

  it('exports CSV as it was sent', async () => {
    const { client, requests } = clientOf(() => new Response('day\r\n'));

    const blob = await client.exportEntityCosts(query);

    expect(await blob.text()).toBe('day\r\n');
    expect(requests[0].url).toBe(
      `${BASE_URL}/entities/component/default/ranker/costs.csv?from=2026-11-01&to=2026-11-30`,
    );
  });

  it('asks for the usage of an entity', async () => {
    const usage = { entityRef: query.entityRef, reporters: [] };
    const { client, requests } = clientOf(() => Response.json(usage));

    expect(await client.getEntityUsageHours(query.entityRef)).toEqual(usage);
    expect(requests[0].url).toBe(
      `${BASE_URL}/entities/component/default/ranker/usage`,
    );
  });

  it('exports what could not be read of a source', async () => {
    const { client, requests } = clientOf(() => new Response('file\r\n'));

    const blob = await client.exportQuarantine('aws/main');

    expect(await blob.text()).toBe('file\r\n');
    expect(requests[0].url).toBe(
      `${BASE_URL}/sources/aws%2Fmain/quarantine.csv`,
    );
  });

  it('reads sources and asks one to ingest, with the token of a backend', async () => {
    const { client, requests } = clientOf(() =>
      Response.json({ items: [{ id: 'aws/main' }] }),
    );

    expect(await client.getSources()).toEqual([{ id: 'aws/main' }]);
    await client.getSource('aws/main');
    await client.ingestSource('aws/main', { token: 't0' });
    expect(await client.getUnknownPrices()).toEqual([{ id: 'aws/main' }]);

    expect(requests.map(request => `${request.method} ${request.url}`)).toEqual(
      [
        `GET ${BASE_URL}/sources`,
        `GET ${BASE_URL}/sources/aws%2Fmain`,
        `POST ${BASE_URL}/sources/aws%2Fmain/ingest`,
        `GET ${BASE_URL}/prices/unknown`,
      ],
    );
    expect(requests[0].headers.has('authorization')).toBe(false);
    expect(requests[2].headers.get('authorization')).toBe('Bearer t0');
  });

  it('asks a source to read months again', async () => {
    const { client, requests } = clientOf(() => new Response());

    await client.ingestSource('aws', {
      readAgain: { from: '2026-09', to: '2026-11' },
    });
    await client.ingestSource('aws');

    expect(requests[0].headers.get('content-type')).toBe('application/json');
    expect(await requests[0].json()).toEqual({
      from: '2026-09',
      to: '2026-11',
    });
    expect(await requests[1].text()).toBe('');
  });

  it('asks for value, runs and comparisons of an entity', async () => {
    const { client, requests } = clientOf(() => Response.json({}));
    const entityRef = 'component:default/ranker';
    const days = { from: '2026-11-01', to: '2026-11-30' };

    await client.getEntityValue({
      entityRef,
      ...days,
      environments: ['production', ''],
      currency: 'USD',
      unit: 'a&b',
    });
    await client.getEntityTrainingRuns({
      ...{ entityRef, ...days, environments: ['production'] },
    });
    await client.getExperimentComparison({
      entityRef,
      arms: [
        { ...days, model: 'gpt-4o' },
        { ...days, model: '', environment: 'staging' },
      ],
      currency: 'EUR',
    });

    const entity = `${BASE_URL}/entities/component/default/ranker`;
    expect(requests.map(request => request.url)).toEqual([
      `${entity}/value?from=2026-11-01&to=2026-11-30&environment=production&environment=&currency=USD&unit=a%26b`,
      `${entity}/runs?from=2026-11-01&to=2026-11-30&environment=production`,
      `${entity}/comparison?from1=2026-11-01&to1=2026-11-30&model1=gpt-4o&from2=2026-11-01&to2=2026-11-30&model2=&environment2=staging&currency=EUR`,
    ]);
  });

  it('tries a telemetry query', async () => {
    const { client, requests } = clientOf(() =>
      Response.json({ sent: 'up', series: [], found: 0 }),
    );
    const preview = {
      entityRef: 'component:default/ranker',
      kind: 'units' as const,
      name: 'prediction',
      source: 'prometheus',
      expression: 'sum(increase(predictions_total[1d]))',
    };

    expect(await client.previewTelemetry(preview)).toEqual({
      sent: 'up',
      series: [],
      found: 0,
    });
    expect(requests[0].method).toBe('POST');
    expect(requests[0].url).toBe(`${BASE_URL}/telemetry/preview`);
    expect(await requests[0].json()).toEqual(preview);
  });

  it('rejects with what the backend answered', async () => {
    const { client } = clientOf(() =>
      Response.json(
        {
          error: { name: 'NotAllowedError', message: 'not yours' },
          request: { method: 'GET', url: '/costs' },
          response: { statusCode: 403 },
        },
        { status: 403, statusText: 'Forbidden' },
      ),
    );

    await expect(client.getEntityCosts(query)).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 403,
      cause: { name: 'NotAllowedError', message: 'not yours' },
    });
  });
});
