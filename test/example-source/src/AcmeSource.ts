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

import { parseDecimal } from 'backstage-plugin-ai-cost-common';
import {
  ChargesDelivery,
  DeliveryError,
  type BillingSource,
  type BillingSourceContext,
  type Charge,
  type DeliveryOffer,
  type Discovery,
  type OpenDelivery,
} from 'backstage-plugin-ai-cost-node';

/** A line of a bill as Acme writes it. */
interface AcmeLine {
  day: string;
  project: string;
  model: string;
  direction: 'Input' | 'Output';
  tokens: number;
  dollars: string;
}

/** The bills of Acme, a vendor of models: one JSON document a month. */
export class AcmeSource implements BillingSource {
  readonly id = 'acme';
  readonly grade = 'invoice';
  readonly description = 'Bills of Acme';
  readonly schedule = { frequency: { hours: 6 }, timeout: { minutes: 10 } };
  readonly completenessLagDays = 2;
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** One offer for each month, with what changes when the bill does. */
  async discover({ signal }: BillingSourceContext): Promise<Discovery> {
    const bills = await this.#get<{ month: string; etag: string }[]>(
      '/bills',
      signal,
    );
    return {
      offers: bills.map(({ month, etag }) => ({
        period: month,
        version: etag,
        files: [{ name: `/bills/${month}`, size: 0 }],
      })),
      problems: [],
    };
  }

  /** The bill of a month as charges; the plugin adds them up and stores them. */
  async open(
    { period }: DeliveryOffer,
    { signal, classifier }: BillingSourceContext,
  ): Promise<OpenDelivery> {
    const lines = await this.#get<AcmeLine[]>(`/bills/${period}`, signal);
    return ChargesDelivery.create({
      charges: lines.map(line => toCharge(line)),
      classifier,
      signal,
    });
  }

  async #get<T>(path: string, signal: AbortSignal): Promise<T> {
    const response = await fetch(`${this.#url}${path}`, { signal });
    if (!response.ok) {
      throw new DeliveryError(`Acme answered ${response.status} to ${path}`, {
        file: path,
        advice: 'The next run tries again',
      });
    }
    return (await response.json()) as T;
  }
}

function toCharge(line: AcmeLine): Charge {
  const dollars = parseDecimal(line.dollars);
  return {
    day: line.day,
    billed: dollars,
    effective: dollars,
    list: dollars,
    quantity: line.tokens,
    dimensions: {
      billingCurrency: 'USD',
      billingAccountId: 'our-account-at-acme',
      subAccountId: line.project,
      serviceProviderName: 'Acme',
      serviceCategory: 'AI and Machine Learning',
      serviceName: 'Acme Models',
      chargeCategory: 'Usage',
      modelId: line.model,
      tokenDirection: line.direction,
      unitAsBilled: 'Tokens',
      tags: {},
    },
  };
}
