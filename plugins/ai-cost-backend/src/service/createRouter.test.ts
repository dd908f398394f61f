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

import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import type { CoverageService } from '../coverage/CoverageService';
import type { CostReports } from '../reports/CostReports';
import type { TelemetryService } from '../metrics/TelemetryService';
import type { StatementService } from '../statements/StatementService';
import type { UsageService } from '../usage/UsageService';
import type { SavedViewStore } from '../views/SavedViewStore';
import { createRouter } from './createRouter';
import type { OverviewService } from './OverviewService';
import type { RollUpService } from './RollUpService';
import type { SharingService } from './SharingService';
import type { SourceService } from './SourceService';
import type { ValueService } from './ValueService';

const RANKER = '/entities/component/default/ranker';
const ARMS = 'from1=2026-11-01&to1=2026-11-30&from2=2026-11-01&to2=2026-11-30';
const TRIED = {
  entityRef: 'component:default/ranker',
  annotation: 'ai-cost/tags',
  value: 'a=b',
};
const NOVEMBER = 'from=2026-11-01&to=2026-11-30';

describe('createRouter', () => {
  // Nothing is asked of the services before a request was found to be valid.
  const app = express().use(
    createRouter({
      httpAuth: mockServices.httpAuth({
        defaultCredentials: mockCredentials.user(),
      }),
      auditor: mockServices.auditor.mock(),
      reports: {} as CostReports,
      sources: {} as SourceService,
      usage: {} as UsageService,
      value: {} as ValueService,
      telemetry: {} as TelemetryService,
      rollUps: {} as RollUpService,
      coverage: {} as CoverageService,
      sharing: {} as SharingService,
      overview: {} as OverviewService,
      statements: {} as StatementService,
      views: {} as SavedViewStore,
    }),
    mockErrorHandler(),
  );

  it.each([
    ['', /required property 'from'/],
    ['from=2026-11-01', /required property 'to'/],
    ['from=&to=2026-11-30', /Empty value|from must be a day like 2026-11-01/],
    ['from=2026-11-31&to=2026-12-01', /^from must be a day like 2026-11-01/],
    ['from=1.11.2026&to=2026-12-01', /^from must be a day like 2026-11-01/],
    ['from=0001-01-01&to=0001-01-02', /^from must be .* from 2000-01-01/],
    ['from=2026-11-01&to=9999-12-31', /^to must be .* to 2199-12-31/],
    ['from=2026-11-01&from=2026-11-02&to=2026-11-03', /from must be/],
    ['from=2026-11-01&to=2026-10-31', /^to must not lie before from/],
    ['from=2023-01-01&to=2026-01-06', /at most 1100 days apart.* are 1102/],
    [`${NOVEMBER}&granularity=hour`, /granularity .*: day, week, month/],
    [`${NOVEMBER}&basis=amortised`, /basis .*: effective, billed, list/],
    [`${NOVEMBER}&groupBy=team`, /groupBy .*: model, environment, workload/],
    [`${NOVEMBER}&currency=usd`, /^currency must be a code of three to/],
    [`${NOVEMBER}&currency=US`, /^currency must be a code/],
    [`${NOVEMBER}&currency=${'A'.repeat(17)}`, /^currency must be a code/],
    [`${NOVEMBER}&currency=USD&currency=EUR`, /currency must be/],
    [`${NOVEMBER}&environment=a%00b`, /^environment must not have control/],
    [`${NOVEMBER}&environment[a]=b`, /environment/],
    [`${NOVEMBER}&environment=${'a'.repeat(300)}`, /environment.*256/],
    [`${NOVEMBER}&unknown=1`, /Unknown query parameter 'unknown'/],
  ])('refuses costs?%s', async (query, message) => {
    const { status, body } = await request(app).get(`${RANKER}/costs?${query}`);

    expect(status).toBe(400);
    expect(body.error.name).toBe('InputError');
    expect(body.error.message).toMatch(message);
  });

  it.each([
    ['limit=0', /limit must be >= 1/],
    ['limit=201', /limit must be <= 200/],
    ['limit=many', /limit must be integer/],
    [`cursor=${'x'.repeat(501)}`, /cursor must NOT have more than 500/],
    ['filter[team]=x', /filter must NOT have additional properties/],
    ['filter[model]=a%00', /^filter\[model\] must not have control/],
    ['filter=x', /filter must be object/],
    ['filter[model][x]=y', /filter\/model must be string/],
  ])('refuses lines?%s', async (query, message) => {
    const { status, body } = await request(app).get(
      `${RANKER}/lines?${NOVEMBER}&${query}`,
    );

    expect(status).toBe(400);
    expect(body.error.message).toMatch(message);
  });

  it.each([
    ['value', /required property 'from'/],
    [`value?${NOVEMBER}&unit=a%00b`, /^unit must not have control/],
    [`value?${NOVEMBER}&unit=${'u'.repeat(300)}`, /unit.*256/],
    [`value?${NOVEMBER}&unit=a&unit=b`, /unit must be string/],
    [`value?${NOVEMBER}&granularity=day`, /Unknown query parameter/],
    ['runs?from=2026-11-31&to=2026-12-01', /^from must be a day/],
    [`runs?${NOVEMBER}&currency=usd`, /^currency must be a code/],
    [`comparison?${NOVEMBER}`, /required property 'from1'|Unknown query/],
    [`comparison?${ARMS.replace('11-30', '02-31')}`, /^to1 must be a day/],
    [`comparison?${ARMS}&model2=a%00`, /^model2 must not have control/],
    [`comparison?${ARMS}&environment1=%0a`, /^environment1 must not have/],
    [`comparison?${ARMS}&model1[x]=y`, /model1 must be string/],
    [
      `comparison?${ARMS.replace('from2=2026', 'from2=2027')}`,
      /^to2 must not lie before from2/,
    ],
  ])('refuses %s', async (path, message) => {
    const { status, body } = await request(app).get(`${RANKER}/${path}`);

    expect(status).toBe(400);
    expect(body.error.message).toMatch(message);
  });

  it.each([
    [{ kind: 'cost' }, /kind must be equal to one of/],
    [{ name: 'a=b' }, /name must match pattern/],
    [{ name: 'x'.repeat(65) }, /name must NOT have more than 64/],
    [{ source: '../x' }, /source must match pattern/],
    [{ expression: '' }, /expression must match pattern/],
    [{ expression: 'up\n' }, /expression must match pattern/],
    [{ expression: 'x'.repeat(8193) }, /expression must NOT have more than/],
    [{ expression: undefined }, /required property 'expression'/],
    [{ kind: 'latency' }, /^name must be one of latency, first-token/],
    [{ direction: 'higher' }, /^direction is for kind quality alone/],
    [{ entityRef: 'ranker' }, /^entityRef must be a full ref/],
    [{ url: 'https://example.com' }, /additional properties/],
  ])('refuses to try %j', async (wrong, message) => {
    const { status, body } = await request(app)
      .post('/telemetry/preview')
      .send({
        kind: 'units',
        name: 'prediction',
        source: 'prometheus',
        expression: 'up',
        ...wrong,
      });

    expect(status).toBe(400);
    expect(body.error.message).toMatch(message);
  });

  it.each([
    [{}, /^Give either an annotation or a rule/],
    [{ to: undefined, annotation: TRIED }, /required property 'to'/],
    [{ from: '2026-12-01', annotation: TRIED }, /^to must not lie before from/],
    [{ annotation: { ...TRIED, entityRef: 'ranker' } }, /must be a full ref/],
    [{ annotation: { ...TRIED, value: 'x'.repeat(8193) } }, /more than 8192/],
    [
      { rule: { id: 'r', match: { ['*']: ['x'] }, assign: {} } },
      /additional properties/,
    ],
    [
      {
        rule: { id: 'r', match: { models: [] }, assign: {}, annotation: TRIED },
      },
      /additional properties/,
    ],
    [{ sql: 'drop' }, /additional properties/],
  ])('refuses to try the attribution %j', async (wrong, message) => {
    const { status, body } = await request(app)
      .post('/coverage/trial')
      .send({ from: '2026-11-01', to: '2026-11-30', ...wrong });

    expect(status).toBe(400);
    expect(body.error.message).toMatch(message);
  });

  it.each([
    [`lines?${NOVEMBER}&limit=201`, /limit must be <= 200/],
    [`lines?${NOVEMBER}&reason=x`, /reason must be equal to one of/],
    [`lines?${NOVEMBER}&scope=search`, /^scope must be a full ref/],
    [`lines?${NOVEMBER}&group=a%00`, /^group must not have control/],
    ['coverage', /required property 'from'/],
  ])('refuses /%s', async (path, message) => {
    const { status, body } = await request(app).get(`/${path}`);

    expect(status).toBe(400);
    expect(body.error.message).toMatch(message);
  });

  it.each([
    `${RANKER}/costs?${NOVEMBER}`,
    `${RANKER}/lines?${NOVEMBER}&limit=1000000`,
    `${RANKER}/costs.csv?${NOVEMBER}`,
    `${RANKER}/usage`,
    `${RANKER}/value?${NOVEMBER}`,
    `${RANKER}/runs?${NOVEMBER}`,
    `${RANKER}/comparison`,
    '/sources',
    '/sources/aws',
    '/sources/aws/quarantine.csv',
    '/prices/unknown',
    `/coverage?${NOVEMBER}`,
    '/coverage/problems',
    `/lines?${NOVEMBER}`,
  ])('refuses HEAD %s, whose parameters nobody checks', async path => {
    const { status, headers } = await request(app).head(path);

    expect(status).toBe(405);
    expect(headers.allow).toBe('GET');
  });

  it('refuses names that no entity has', async () => {
    const asked = (path: string) =>
      request(app).get(`/entities/${path}/costs?${NOVEMBER}`);

    const control = await asked('component/default/a%00b');
    expect(control.status).toBe(400);
    expect(control.body.error.message).toMatch(/^name must have 1 to 253/);
    expect((await asked('component/%20/a')).status).toBe(400);
    expect((await asked(`component/default/${'a'.repeat(254)}`)).status).toBe(
      400,
    );
  });

  it.each([
    [{ from: '2026-11' }, /^to must be a month like 2026-11/],
    [{ to: '2026-11' }, /^from must be a month like 2026-11/],
    [{ from: '2026-11-01', to: '2026-11' }, /^from must be a month/],
    [{ from: '2026-13', to: '2026-13' }, /^from must be a month/],
    [{ from: '1999-12', to: '2000-01' }, /^from must be .* from 2000-01/],
    [{ from: '2026-01', to: '2200-01' }, /^to must be .* to 2199-12/],
    [{ from: '2026-11', to: '2026-10' }, /^to must not lie before from/],
    [{ from: '2024-01', to: '2027-01' }, /at most 36 months.* are 37$/],
    [{ from: 202611, to: 202611 }, /from must be string/],
    [{ from: null, to: null }, /from must be string/],
    [{ since: '2026-11' }, /additional properties/],
    [['2026-11'], /must be object/],
  ])('refuses to read %j again', async (asked, message) => {
    const { status, body } = await request(app)
      .post('/sources/aws/ingest')
      .send(asked);

    expect(status).toBe(400);
    expect(body.error.message).toMatch(message);
  });

  it('refuses who is nobody', async () => {
    const { status } = await request(app)
      .get(`${RANKER}/costs?${NOVEMBER}`)
      .set('Authorization', mockCredentials.none.header());

    expect(status).toBe(401);
  });
});
