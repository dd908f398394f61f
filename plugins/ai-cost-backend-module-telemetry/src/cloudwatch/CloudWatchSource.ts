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

import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import type {
  TelemetryBatch,
  TelemetryContext,
  TelemetryProblem,
  TelemetrySource,
  TelemetryWindow,
} from 'backstage-plugin-ai-cost-node';
import type { SourceTiming } from '../settings/SourceTiming';
import { CloudWatchApi } from './CloudWatchApi';
import { SERVICES, type ServiceName } from './metrics';
import { readSubject, type Subject } from './Subject';
import { SubjectQueries } from './SubjectQueries';

/** The most that a request may ask for. */
const QUERIES_A_REQUEST = 500;

/** How Bedrock and SageMaker served, by Amazon CloudWatch. */
export class CloudWatchSource implements TelemetrySource {
  readonly id: string;
  readonly type = 'cloudwatch';
  readonly description: string;
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
  readonly trailingHours: number;
  readonly historyHours: number;
  readonly conventions;
  readonly #options: Parameters<typeof CloudWatchSource.create>[0];

  static create(
    options: SourceTiming & {
      connect(): Promise<CloudWatchClient>;
      region: string;
      /** Whose the endpoints are, as its bill names it. */
      account?: string;
      services: readonly ServiceName[];
      /** Upper bounds of the buckets of durations, in seconds. */
      bounds: readonly number[];
    },
  ): CloudWatchSource {
    return new CloudWatchSource(options);
  }

  private constructor(options: Parameters<typeof CloudWatchSource.create>[0]) {
    const { services, region } = options;
    this.#options = options;
    this.id = options.id;
    this.description = `CloudWatch metrics of ${services.join(
      ' and ',
    )} in ${region}`;
    this.schedule = options.schedule;
    this.trailingHours = options.trailingHours;
    this.historyHours = options.historyHours;
    this.conventions = services.flatMap(service => [
      ...SERVICES[service].counts.map(({ namespace, name, measures }) => ({
        name: `${namespace} ${name}`,
        measure: measures.join(', '),
      })),
      ...SERVICES[service].durations.map(({ namespace, name, measure }) => ({
        name: `${namespace} ${name}`,
        measure,
      })),
    ]);
  }

  async *collect(
    window: TelemetryWindow,
    { signal, queries }: TelemetryContext,
  ): AsyncGenerator<TelemetryBatch> {
    const { connect, bounds, services } = this.#options;
    const api = CloudWatchApi.create({ client: await connect(), signal });
    yield {
      samples: [],
      problems: queries.map(query => ({
        query,
        message:
          'CloudWatch answers no queries: its metrics are read without them; remove the annotation',
      })),
    };
    for (const service of services) {
      const subjects = await this.#subjects(api, service);
      const asked = subjects.map((subject, at) =>
        SubjectQueries.create({ subject, bounds, prefix: `s${at}` }),
      );
      for (const part of parts(asked)) {
        yield await this.#read(api, part, window);
      }
    }
  }

  async #subjects(
    api: CloudWatchApi,
    service: ServiceName,
  ): Promise<Subject[]> {
    const subjects = new Map<string, Subject>();
    for (const metric of SERVICES[service].found) {
      for (const dimensions of await api.dimensionsOf(metric)) {
        const subject = readSubject(service, dimensions, this.#options);
        if (subject) {
          subjects.set(JSON.stringify(subject.asked), subject);
        }
      }
    }
    return [...subjects.values()];
  }

  async #read(
    api: CloudWatchApi,
    subjects: readonly SubjectQueries[],
    window: TelemetryWindow,
  ): Promise<TelemetryBatch> {
    const queries = subjects.flatMap(each => each.queries);
    const problems = new Set<string>();
    for (const result of await api.data(queries, window)) {
      subjects.forEach(subject => subject.add(result));
      if (
        result.StatusCode === 'Forbidden' ||
        result.StatusCode === 'InternalError'
      ) {
        problems.add(
          `CloudWatch did not give all metrics (${result.StatusCode})`,
        );
      }
    }
    return {
      samples: subjects.flatMap(({ samples }) =>
        samples.filter(
          ({ period }) => period >= window.from && period < window.to,
        ),
      ),
      problems: [...problems].map((message): TelemetryProblem => ({ message })),
    };
  }
}

/** As many together as a request may ask for. */
function parts(asked: readonly SubjectQueries[]): SubjectQueries[][] {
  const each = asked[0]?.queries.length ?? 1;
  const size = Math.max(1, Math.floor(QUERIES_A_REQUEST / each));
  const result: SubjectQueries[][] = [];
  for (let at = 0; at < asked.length; at += size) {
    result.push(asked.slice(at, at + size));
  }
  return result;
}
