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

import type {
  CloudWatchClient,
  Dimension,
  MetricDataQuery,
  MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import {
  GetMetricDataCommand,
  ListMetricsCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  DeliveryError,
  type TelemetryWindow,
} from 'backstage-plugin-ai-cost-node';

const MOST_PAGES = 500;

const ADVICE: Record<string, string> = {
  AccessDenied:
    'Let the backend do cloudwatch:ListMetrics and cloudwatch:GetMetricData',
  AccessDeniedException:
    'Let the backend do cloudwatch:ListMetrics and cloudwatch:GetMetricData',
  CredentialsProviderError: 'Check the credentials of the backend, or of `aws`',
  ExpiredTokenException: 'Check the credentials of the backend, or of `aws`',
  UnrecognizedClientException:
    'Check the credentials of the backend, or of `aws`',
  InvalidClientTokenId: 'Check the credentials of the backend, or of `aws`',
  SignatureDoesNotMatch: 'Check the credentials of the backend, or of `aws`',
  ThrottlingException: 'Run the source less often',
  Throttling: 'Run the source less often',
};

/** The calls of CloudWatch that telemetry needs. */
export class CloudWatchApi {
  readonly #client: CloudWatchClient;
  readonly #signal: AbortSignal;

  static create(options: {
    client: CloudWatchClient;
    signal: AbortSignal;
  }): CloudWatchApi {
    return new CloudWatchApi(options.client, options.signal);
  }

  private constructor(client: CloudWatchClient, signal: AbortSignal) {
    this.#client = client;
    this.#signal = signal;
  }

  /**
   * The dimensions under which a metric is kept.
   *
   * @throws DeliveryError when CloudWatch does not answer as it should
   */
  async dimensionsOf(metric: {
    namespace: string;
    name: string;
  }): Promise<Dimension[][]> {
    const found: Dimension[][] = [];
    await this.#allPages('ListMetrics', async NextToken => {
      const answer = await this.#client.send(
        new ListMetricsCommand({
          ...{ Namespace: metric.namespace, MetricName: metric.name },
          NextToken,
        }),
        { abortSignal: this.#signal },
      );
      found.push(
        ...(answer.Metrics ?? []).map(({ Dimensions }) => Dimensions ?? []),
      );
      return answer.NextToken;
    });
    return found;
  }

  /**
   * The values of metrics, in as many parts as they came in.
   *
   * @throws DeliveryError when CloudWatch does not answer as it should
   */
  async data(
    queries: MetricDataQuery[],
    window: TelemetryWindow,
  ): Promise<MetricDataResult[]> {
    const results: MetricDataResult[] = [];
    await this.#allPages('GetMetricData', async NextToken => {
      const answer = await this.#client.send(
        new GetMetricDataCommand({
          MetricDataQueries: queries,
          StartTime: new Date(window.from),
          EndTime: new Date(window.to),
          ScanBy: 'TimestampAscending',
          NextToken,
        }),
        { abortSignal: this.#signal },
      );
      results.push(...(answer.MetricDataResults ?? []));
      return answer.NextToken;
    });
    return results;
  }

  async #allPages(
    call: string,
    read: (token: string | undefined) => Promise<string | undefined>,
  ): Promise<void> {
    const tokens = new Set<string>();
    let token: string | undefined;
    do {
      token = await this.#explained(call, read, token);
      if (token && (tokens.has(token) || tokens.size >= MOST_PAGES)) {
        throw new DeliveryError(
          `The pages of ${call} go in a circle or have no end`,
          { advice: 'The API is at fault; the next run tries again' },
        );
      }
      tokens.add(token ?? '');
    } while (token);
  }

  async #explained(
    call: string,
    read: (token: string | undefined) => Promise<string | undefined>,
    token: string | undefined,
  ): Promise<string | undefined> {
    try {
      return await read(token);
    } catch (error) {
      this.#signal.throwIfAborted();
      // Messages of the SDK may have ids of requests and of keys; names do not.
      const { name = 'Error' } = error as { name?: string };
      throw new DeliveryError(`CloudWatch refused ${call} (${name})`, {
        advice:
          ADVICE[name] ??
          'Check the region, and that CloudWatch can be reached',
        cause: error,
      });
    }
  }
}
