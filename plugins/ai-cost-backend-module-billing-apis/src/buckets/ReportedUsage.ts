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
  ApiClient,
  HourlyUsage,
  UsageSourceContext,
  UsageWindow,
} from 'backstage-plugin-ai-cost-node';
import { Findings } from '../source/Findings';
import type { HourlyReader } from '../usage/HourlyReader';
import { BucketReports, type BucketReport } from './BucketReports';
import { hourRange } from './ranges';
import type { BucketFormat } from './readBuckets';

/** What usage of a provider is read by. */
export interface ReportedUsageOptions<T> {
  client: ApiClient;
  /** Id of the paying organization. */
  account: string;
  /** For people. */
  vendor: string;
  format: BucketFormat;
  report: BucketReport<T>;
  toUsage(result: T): Omit<HourlyUsage, 'hour'>;
}

/** Reads what an organization used of a provider's models in recent hours. */
export class ReportedUsage<T extends object> implements HourlyReader {
  readonly description: string;
  readonly trailingHours = 6;
  readonly #options: ReportedUsageOptions<T>;

  static create<T extends object>(
    options: ReportedUsageOptions<T>,
  ): ReportedUsage<T> {
    return new ReportedUsage(options);
  }

  private constructor(options: ReportedUsageOptions<T>) {
    const { account, vendor } = options;
    this.description = `Usage of the ${vendor} organization ${account}`;
    this.#options = options;
  }

  async read(
    window: UsageWindow,
    { signal, logger }: UsageSourceContext,
  ): Promise<HourlyUsage[]> {
    const { client, format, report, toUsage } = this.#options;
    const findings = Findings.create();
    const range = hourRange(window);
    const results = await BucketReports.create({
      client,
      format,
      range,
      findings,
      signal,
    }).read(report);
    findings.logTo(logger);
    return results.map(result => ({ hour: result.time, ...toUsage(result) }));
  }
}
