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

import type { ApiClient, Charge } from 'backstage-plugin-ai-cost-node';
import type { CostReader, Reading, ReadWindow } from '../source/CostReader';
import { Findings } from '../source/Findings';
import { BucketReports } from './BucketReports';
import { dayRange } from './ranges';
import type { BucketFormat } from './readBuckets';

/** What costs of a provider are read by. */
export interface ReportedCostsOptions {
  client: ApiClient;
  /** Id of the paying organization. */
  account: string;
  /** For people. */
  vendor: string;
  format: BucketFormat;
  readCharges(reports: BucketReports): Promise<Charge[]>;
}

/** Reads what an organization paid a provider, from its reports by day. */
export class ReportedCosts implements CostReader {
  readonly grade = 'provider_cost';
  readonly description: string;
  readonly fingerprint: string;
  readonly completenessLagDays = 3;
  readonly readsToday = false;
  readonly #options: ReportedCostsOptions;

  static create(options: ReportedCostsOptions): ReportedCosts {
    return new ReportedCosts(options);
  }

  private constructor(options: ReportedCostsOptions) {
    const { account, vendor } = options;
    this.description = `Costs of the ${vendor} organization ${account}`;
    this.fingerprint = JSON.stringify([vendor.toLowerCase(), account]);
    this.#options = options;
  }

  async read(
    window: ReadWindow,
    { signal }: { signal: AbortSignal },
  ): Promise<Reading> {
    const { client, format, readCharges } = this.#options;
    const findings = Findings.create();
    const range = dayRange(window);
    const charges = await readCharges(
      BucketReports.create({ client, format, range, findings, signal }),
    );
    return findings.toReading(charges);
  }
}
