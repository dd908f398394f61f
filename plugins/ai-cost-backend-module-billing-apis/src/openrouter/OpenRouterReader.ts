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

import { addDays, type Day } from 'backstage-plugin-ai-cost-common';
import { usageCharges, type ApiClient } from 'backstage-plugin-ai-cost-node';
import type { DayArchive } from '../archive/DayArchive';
import { ChargeTally } from '../source/ChargeTally';
import type {
  CostReader,
  Reading,
  ReadOptions,
  ReadWindow,
} from '../source/CostReader';
import { Findings } from '../source/Findings';
import { growDays } from './growDays';
import { activity, activityRow, rowDay, type ActivityRow } from './shapes';

/** Days that OpenRouter tells of, counted from yesterday. */
const REMEMBERED_DAYS = 30;
/** Whether the last of them is whole is not said; without rows it proves nothing. */
const SURE_DAYS = REMEMBERED_DAYS - 1;
const VENDOR = 'OpenRouter';

/**
 * Reads what an account paid OpenRouter, by workspace, model and endpoint.
 * OpenRouter tells of thirty days, which is less than a month has, so days are
 * archived. What is paid to others with keys of one's own is in their bills.
 */
export class OpenRouterReader implements CostReader {
  readonly grade = 'provider_cost';
  readonly description: string;
  readonly fingerprint: string;
  readonly completenessLagDays = 1;
  readonly readsToday = false;
  readonly #client: ApiClient;
  readonly #archive: DayArchive;
  readonly #account: string;

  static create(options: {
    client: ApiClient;
    archive: DayArchive;
    account: string;
  }): OpenRouterReader {
    return new OpenRouterReader(options);
  }

  private constructor(options: {
    client: ApiClient;
    archive: DayArchive;
    account: string;
  }) {
    this.#client = options.client;
    this.#archive = options.archive;
    this.#account = options.account;
    this.description = `Activity of the OpenRouter account ${options.account}`;
    this.fingerprint = JSON.stringify(['openrouter', options.account]);
  }

  async firstDay({ today }: { today: Day }): Promise<Day> {
    const archived = await this.#archive.firstDay();
    const sure = addDays(today, -SURE_DAYS);
    return archived !== undefined && archived < sure ? archived : sure;
  }

  async read(window: ReadWindow, options: ReadOptions): Promise<Reading> {
    const findings = Findings.create();
    if (window.through >= addDays(options.today, -REMEMBERED_DAYS)) {
      noteShrunk(findings, window, await this.#refresh(findings, options));
    }
    const days = await this.#archive.read(window.from, window.through);
    noteMissing(findings, window, days);
    const tally = ChargeTally.create();
    for (const [day, rows] of days) {
      for (const [at, row] of rows.entries()) {
        const read = findings.read(row, {
          schema: activityRow,
          file: `activity of ${day}`,
          row: at + 1,
        });
        for (const charge of read ? this.#toCharges(day, read) : []) {
          tally.add(charge);
        }
      }
    }
    return findings.toReading(tally.charges());
  }

  /**
   * Archives what OpenRouter tells now.
   *
   * @returns days of which it told more before; what it told then stays
   */
  async #refresh(findings: Findings, options: ReadOptions): Promise<Day[]> {
    const { today, signal } = options;
    const { data } = await this.#client.getJson({
      path: 'api/v1/activity',
      query: [['group_by', 'workspace']],
      schema: activity,
      signal,
    });
    const oldest = addDays(today, -REMEMBERED_DAYS);
    const told = new Map<Day, unknown[]>();
    for (let back = SURE_DAYS; back > 0; back -= 1) {
      told.set(addDays(today, -back), []);
    }
    for (const [at, row] of data.entries()) {
      const day = findings.read(row, {
        schema: rowDay,
        file: 'activity',
        row: at + 1,
      });
      if (day !== undefined && day >= oldest && day < today) {
        told.set(day, told.get(day) ?? []);
        told.get(day)!.push(row);
      }
    }
    const archived = await this.#archive.read(oldest, addDays(today, -1));
    const { grown, shrunk } = growDays({ told, archived, oldest });
    await this.#archive.write(grown);
    return shrunk;
  }

  #toCharges(day: Day, row: ActivityRow) {
    const model = row.model_permaslug ?? row.model;
    return usageCharges({
      dimensions: {
        billingCurrency: 'USD',
        billingAccountId: this.#account,
        subAccountId: row.workspace_id,
        serviceProviderName: VENDOR,
        // Who is paid; who runs the model is in the description.
        hostProviderName: VENDOR,
        invoiceIssuerName: VENDOR,
        serviceCategory: 'AI and Machine Learning',
        serviceSubcategory: 'Generative AI',
        serviceName: VENDOR,
        chargeCategory: 'Usage',
        chargeDescription:
          row.provider_name && `${model} served by ${row.provider_name}`,
        skuId: row.endpoint_id,
        modelId: model,
        modelDeveloper: model?.includes('/') ? model.split('/')[0] : undefined,
        tags: {},
      },
      day,
      cost: row.usage,
      billed: row.usage,
      requests: row.requests,
      tokens: { input: row.prompt_tokens, output: row.completion_tokens },
      inputIncludesCache: true,
    });
  }
}

function noteShrunk(
  findings: Findings,
  { period, from, through }: ReadWindow,
  shrunk: readonly Day[],
): void {
  const days = shrunk.filter(day => day >= from && day <= through);
  if (days.length > 0) {
    findings.note({
      severity: 'error',
      period,
      message: `OpenRouter tells less of ${days.length} days than it did before, the first of them ${days[0]}; what it told before counts`,
      advice:
        'Compare these days with the activity that OpenRouter shows; if the key was changed, give the new one a source of its own',
    });
  }
}

function noteMissing(
  findings: Findings,
  { period, from, through }: ReadWindow,
  days: ReadonlyMap<Day, unknown>,
): void {
  const missing: Day[] = [];
  for (let day = from; day <= through; day = addDays(day, 1)) {
    if (!days.has(day)) {
      missing.push(day);
    }
  }
  if (missing.length > 0) {
    findings.note({
      severity: 'error',
      period,
      message: `OpenRouter forgot ${missing.length} days before they were read, the first of them ${missing[0]}; their costs are missing`,
      advice: `OpenRouter tells of ${REMEMBERED_DAYS} days, so the source must run more often than that`,
    });
  }
}
