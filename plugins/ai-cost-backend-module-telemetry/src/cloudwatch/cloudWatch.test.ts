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
import { TestApi } from '@internal/ai-cost-test-api';
import type { TelemetrySample } from 'backstage-plugin-ai-cost-node';
import { collectAll } from '../__testUtils__/collectAll';
import { readCloudWatch } from './readCloudWatch';

const SERVICE = 'GraniteServiceVersion20100801';
const WINDOW = { from: '2026-10-01T10:00Z', to: '2026-10-01T12:00Z' };
const TEN = Date.parse('2026-10-01T10:00:00Z') / 1000;
const HOUR = 3600;

interface Query {
  Id: string;
  MetricStat: {
    Metric: {
      Namespace: string;
      MetricName: string;
      Dimensions: { Name: string; Value: string }[];
    };
    Period: number;
    Stat: string;
  };
}

/** Values of the hours from 10:00, by metric and statistic. */
type Values = Record<string, (number | string)[]>;

describe('CloudWatch', () => {
  let api: TestApi;
  let metrics: Record<string, { Name: string; Value: string }[][]>;
  let values: Values;
  let asked: { MetricDataQueries: Query[]; [name: string]: unknown }[];
  let refuse: (target: string, count: number) => object | undefined;

  beforeEach(async () => {
    api = await TestApi.start();
    metrics = {};
    values = {};
    asked = [];
    refuse = () => undefined;
    api.on('/', ({ headers, body }, count) => {
      const target = String(headers['x-amz-target']);
      const refused = refuse(target, count);
      if (refused) {
        return { status: 400, json: refused };
      }
      const request = JSON.parse(body);
      if (target === `${SERVICE}.ListMetrics`) {
        return { json: list(request) };
      }
      asked.push(request);
      return { json: data(request) };
    });
  });
  afterEach(() => api.close());

  function list(request: {
    Namespace: string;
    MetricName: string;
    NextToken?: string;
  }) {
    const all = metrics[`${request.Namespace} ${request.MetricName}`] ?? [];
    const at = Number(request.NextToken ?? 0);
    return {
      Metrics: all.slice(at, at + 1).map(Dimensions => ({
        ...{ Namespace: request.Namespace, MetricName: request.MetricName },
        Dimensions,
      })),
      NextToken: at + 1 < all.length ? String(at + 1) : undefined,
    };
  }

  /** The second page has what comes after the first hour. */
  function data(request: { MetricDataQueries: Query[]; NextToken?: string }) {
    const page = Number(request.NextToken ?? 0);
    return {
      MetricDataResults: request.MetricDataQueries.map(({ Id, MetricStat }) => {
        const { Metric, Stat } = MetricStat;
        const found = values[`${Metric.MetricName} ${Stat}`] ?? [];
        const part = page === 0 ? found.slice(0, 1) : found.slice(1);
        return {
          Id,
          Label: Metric.MetricName,
          Timestamps: part.map((_, at) => TEN + (page + at) * HOUR),
          Values: part,
          StatusCode: page === 0 ? 'PartialData' : 'Complete',
        };
      }),
      NextToken: page === 0 ? '1' : undefined,
    };
  }

  const source = (settings: object = {}) =>
    readCloudWatch(
      new ConfigReader({
        ...{ id: 'aws', type: 'cloudwatch', region: 'eu-west-1' },
        ...{ account: '111122223333', endpoint: api.url },
        ...settings,
      }),
      new ConfigReader({
        aws: {
          accounts: [
            {
              accountId: '111122223333',
              accessKeyId: 'AKIAEXAMPLE',
              secretAccessKey: 'se-cret',
            },
          ],
        },
      }),
    );
  const collect = (settings: object = {}) =>
    collectAll(source(settings), WINDOW);
  const brief = (samples: TelemetrySample[]) =>
    samples.map(sample => [
      sample.period.slice(11, 13),
      sample.kind === 'score' ? sample.name : sample.measure,
      sample.kind === 'histogram' ? sample.counts : sample.value,
    ]);

  it('counts calls, failures and tokens of Bedrock, and times them in milliseconds', async () => {
    metrics = {
      'AWS/Bedrock Invocations': [
        [{ Name: 'ModelId', Value: 'anthropic.claude-sonnet-4-5' }],
        // Of all models, and of images of a size: the same calls again.
        [],
        [
          { Name: 'ModelId', Value: 'amazon.titan-image' },
          { Name: 'ImageSize', Value: '512' },
        ],
      ],
    };
    values = {
      'Invocations Sum': [90, 50],
      'InvocationThrottles Sum': [10],
      'InputTokenCount Sum': [9000],
      'InvocationLatency SampleCount': [90, 50],
      'InvocationLatency Sum': [45_000, 1],
      'InvocationLatency TC(:100)': [30, 10],
      'InvocationLatency TC(:1000)': [80],
    };
    const { samples, problems } = await collect({ bounds: [0.1, 1] });
    expect(problems).toEqual([]);
    expect(brief(samples)).toEqual([
      ['10', 'requests', 100],
      ['11', 'requests', 50],
      ['10', 'failures', 10],
      ['11', 'failures', 0],
      ['10', 'input_tokens', 9000],
      ['10', 'server_duration', [30, 50, 10]],
    ]);
    expect(samples[5]).toMatchObject({ bounds: [0.1, 1], sum: 45 });
    expect(samples[0].dimensions).toEqual({
      provider: 'aws.bedrock',
      account: '111122223333',
      model: 'anthropic.claude-sonnet-4-5',
      resource: undefined,
      tags: {},
    });
    expect(asked[0]).toMatchObject({
      StartTime: TEN,
      EndTime: TEN + 2 * HOUR,
      ScanBy: 'TimestampAscending',
    });
    expect(asked[0].MetricDataQueries[0].MetricStat).toEqual({
      Metric: {
        Namespace: 'AWS/Bedrock',
        MetricName: 'Invocations',
        Dimensions: [{ Name: 'ModelId', Value: 'anthropic.claude-sonnet-4-5' }],
      },
      Period: 3600,
      Stat: 'Sum',
    });
  });

  it('times endpoints of SageMaker in microseconds, and adds up their GPUs', async () => {
    const endpoint = [
      { Name: 'EndpointName', Value: 'Fraud-V2' },
      { Name: 'VariantName', Value: 'AllTraffic' },
    ];
    metrics = {
      'AWS/SageMaker Invocations': [endpoint],
      '/aws/sagemaker/Endpoints GPUUtilization': [endpoint],
    };
    values = {
      'Invocations Sum': [100],
      'Invocation4XXErrors Sum': [3],
      'Invocation5XXErrors Sum': [2],
      // Two GPUs, half busy, for an hour of minutes.
      'GPUUtilization Sum': [100 * 60],
      'ModelLatency SampleCount': [100],
      'ModelLatency Sum': [2_000_000],
      'ModelLatency TC(:10000)': [40],
      'ModelLatency TC(:20000)': [100],
    };
    const { samples } = await collect({ bounds: [0.01, 0.02] });
    expect(brief(samples)).toEqual([
      ['10', 'requests', 100],
      ['10', 'failures', 5],
      ['10', 'gpu_active_seconds', 3600],
      ['10', 'server_duration', [40, 60, 0]],
    ]);
    expect(samples[3]).toMatchObject({
      sum: 2,
      dimensions: {
        provider: 'aws.sagemaker',
        account: '111122223333',
        resource: 'arn:aws:sagemaker:eu-west-1:111122223333:endpoint/fraud-v2',
        tags: { EndpointName: 'Fraud-V2', VariantName: 'AllTraffic' },
      },
    });
  });

  it('asks for no more at once than a request may', async () => {
    metrics = {
      'AWS/Bedrock Invocations': Array.from({ length: 13 }, (_, i) => [
        { Name: 'ModelId', Value: `model-${i}` },
      ]),
    };
    values = { 'Invocations Sum': [1] };
    const { samples } = await collect({ services: ['bedrock'] });
    expect(
      samples.filter(
        each => each.kind === 'count' && each.measure === 'requests',
      ),
    ).toHaveLength(13);
    const sizes = asked.map(({ MetricDataQueries: { length } }) => length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
    expect(new Set(sizes)).toEqual(new Set([480, 40]));
  });

  it('leaves out what is no number, hours beside the window, and half a histogram', async () => {
    metrics = {
      'AWS/Bedrock Invocations': [
        [{ Name: 'ModelId', Value: 'evil\u0000\u202e' }],
        [{ Name: 'ModelId', Value: '__proto__' }],
      ],
    };
    values = {
      'Invocations Sum': ['NaN', 5, 7],
      'InputTokenCount Sum': [-1],
      'InvocationLatency SampleCount': [5],
      'InvocationLatency TC(:1000)': [1],
    };
    const { samples } = await collect({
      bounds: [1, 2],
      services: ['bedrock'],
    });
    expect(brief(samples)).toEqual([
      ['11', 'requests', 5],
      ['11', 'failures', 0],
      ['11', 'requests', 5],
      ['11', 'failures', 0],
    ]);
    expect(samples.map(({ dimensions: { model } }) => model)).toEqual([
      ...['evil', 'evil', '__proto__', '__proto__'],
    ]);
  });

  it('has nothing to say of what has no metrics', async () => {
    expect(await collect()).toEqual({ samples: [], runs: [], problems: [] });
  });

  it('tries again when it is throttled, and fails without secrets', async () => {
    refuse = (_, count) =>
      count === 1
        ? { __type: 'ThrottlingException', message: 'Rate exceeded' }
        : undefined;
    expect((await collect()).samples).toEqual([]);

    refuse = () => ({
      __type: 'AccessDeniedException',
      message: 'AKIAEXAMPLE may not',
    });
    const failure = await collect().catch(error => error);
    expect(failure.message).toBe(
      'CloudWatch refused ListMetrics (AccessDeniedException)',
    );
    expect(failure.advice).toMatch(/cloudwatch:GetMetricData/);
  });

  it('refuses services that it does not know', () => {
    expect(() => source({ services: ['ec2'] })).toThrow(
      'aiCost.telemetry.sources: services of the source "aws" has other names than bedrock, sagemaker',
    );
  });
});
