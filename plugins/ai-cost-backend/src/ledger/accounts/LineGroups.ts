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

import type { ChargeLine } from 'backstage-plugin-ai-cost-node';
import { storableText } from '../storableText';
import { providerAccountOf, type ProviderAccount } from './providerAccount';

/** Lines whose charges are added up together, by account. */
export interface LineGroup {
  account: ProviderAccount;
  currency: string;
  /** Empty for what is not counted in tokens, `any` when the class is unknown. */
  tokenClass: string;
}

/** Groups charge lines by account, currency and token class. */
export class LineGroups {
  readonly #positions = new Map<string, number>();
  readonly #groups: LineGroup[] = [];

  static create(): LineGroups {
    return new LineGroups();
  }

  private constructor() {}

  /** The position of a line's group, which is added when it is new. */
  positionOf(line: ChargeLine): number {
    const account = providerAccountOf(line);
    const currency = storableText(line.billingCurrency);
    const tokenClass = line.unit === 'Tokens' ? line.tokenClass ?? 'any' : '';
    const key = JSON.stringify([
      account.provider,
      account.account,
      currency,
      tokenClass,
    ]);
    let position = this.#positions.get(key);
    if (position === undefined) {
      position = this.#groups.length;
      this.#positions.set(key, position);
      this.#groups.push({ account, currency, tokenClass });
    }
    return position;
  }

  at(position: number): LineGroup {
    return this.#groups[position];
  }
}
