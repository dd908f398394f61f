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

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { generateSampleTelemetry } from '@internal/ai-cost-sample-data';
import type { TelemetryQuery } from 'backstage-plugin-ai-cost-common';
import {
  telemetrySourcesExtensionPoint,
  type EntityTelemetryQuery,
  type TelemetryBatch,
  type TelemetrySample,
  type TelemetrySource,
} from 'backstage-plugin-ai-cost-node';
import sampleTelemetry from './sampleTelemetry';

jest.setTimeout(60_000);

const MAILS = 'units{component="mail-triage", environment="production"}';
const JUNE = { from: '2026-06-10T00:00Z', to: '2026-06-12T00:00Z' };

describe('queries of the sample', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sample-queries-'));
  const logger = mockServices.logger.mock();
  const { signal } = new AbortController();
  let source: TelemetrySource;
  let samples: TelemetrySample[];

  beforeAll(async () => {
    await generateSampleTelemetry({
      outputDirectory: folder,
      asOf: '2026-06-17',
    });
    samples = fs
      .readFileSync(path.join(folder, 'samples.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    const backend = await startTestBackend({
      features: [
        sampleTelemetry,
        mockServices.rootConfig.factory({
          data: { sampleTelemetry: { folder } },
        }),
      ],
      extensionPoints: [
        [
          telemetrySourcesExtensionPoint,
          {
            addTelemetrySource(added) {
              source = added;
            },
          },
        ],
      ],
    });
    await backend.stop();
  });

  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  const tryIt = (query: Pick<TelemetryQuery, 'kind' | 'expression'>) =>
    source.preview!(
      { name: 'any', source: 'larkfield', ...query },
      { logger, signal },
    );

  async function collect(query: Partial<EntityTelemetryQuery>) {
    const batches: TelemetryBatch[] = [];
    const asked: EntityTelemetryQuery = {
      ...{ kind: 'units', name: 'booking', source: 'larkfield' },
      ...{ entityRef: 'component:default/booking-service', expression: MAILS },
      ...query,
    };
    for await (const batch of source.collect(JUNE, {
      ...{ logger, signal },
      queries: [asked],
    })) {
      batches.push(batch);
    }
    return {
      picked: batches
        .flatMap(batch => batch.samples)
        .filter(it => it.dimensions.entityRef === asked.entityRef),
      problems: batches.flatMap(({ problems = [] }) => problems),
    };
  }

  const unitsOf = (some: readonly TelemetrySample[]) =>
    some.reduce(
      (sum, it) =>
        it.kind === 'count' && it.measure === 'units' ? sum + it.value : sum,
      0,
    );
  const ofMails = ({ dimensions }: TelemetrySample) =>
    dimensions.tags.component === 'mail-triage' &&
    dimensions.environment === 'production';

  it('answers for the last day that is over', async () => {
    const { sent, series, found, problem } = await tryIt({
      kind: 'units',
      expression: MAILS,
    });

    const day = sent.slice(-10);
    expect(sent).toBe(`${MAILS} of ${day}`);
    expect(problem).toBeUndefined();
    expect(found).toBe(1);
    const truth = unitsOf(
      samples.filter(it => ofMails(it) && it.period.startsWith(day)),
    );
    expect(truth).toBeGreaterThan(0);
    expect(series).toEqual([
      {
        labels: {
          component: 'mail-triage',
          environment: 'production',
          unit: 'mail',
        },
        value: String(truth),
      },
    ]);
  });

  it('tells calls timed and answers scored', async () => {
    const timed = await tryIt({
      kind: 'latency',
      expression: 'client_duration{component="mail-triage"}',
    });
    const scored = await tryIt({ kind: 'quality', expression: 'accuracy' });

    expect(timed.series[0].value).toMatch(/^\d+ calls timed$/);
    expect(scored.series[0].value).toMatch(/^0\.\d+ of \d+ answers$/);
  });

  it.each([
    ['sum(up)', /write a measure and labels, such as units\{/],
    ['units{component=~".*"}', /write a measure and labels/],
    ['client_duration', /is a histogram, and this asks for a count/],
  ])('says what is wrong with %s', async (expression, message) => {
    await expect(tryIt({ kind: 'units', expression })).rejects.toThrow(message);
  });

  it('says that nothing was found', async () => {
    await expect(
      tryIt({ kind: 'units', expression: 'units{component="nobody"}' }),
    ).resolves.toMatchObject({
      found: 0,
      series: [],
      problem: 'The sample has no such measure with these labels',
    });
  });

  it('gives what an annotation asks for to its entity', async () => {
    const { picked, problems } = await collect({});

    expect(problems).toEqual([]);
    expect(new Set(picked.map(it => it.kind === 'count' && it.name))).toEqual(
      new Set(['booking']),
    );
    const days = samples.filter(
      it => ofMails(it) && /^2026-06-1[01]/.test(it.period),
    );
    expect(unitsOf(picked)).toBe(unitsOf(days));
    expect(unitsOf(picked)).toBeGreaterThan(0);
  });

  it('tells an annotation that cannot be read', async () => {
    const { picked, problems } = await collect({ expression: 'rate(x[5m])' });

    expect(picked).toEqual([]);
    expect(problems).toEqual([
      {
        query: expect.objectContaining({ expression: 'rate(x[5m])' }),
        message: expect.stringContaining('write a measure and labels'),
      },
    ]);
  });

  it('names all that the files have', () => {
    const names = samples.map(it =>
      it.kind === 'score' ? it.name : it.measure,
    );

    expect(source.conventions.map(({ name }) => name).sort()).toEqual(
      [...new Set(names)].sort(),
    );
  });
});
