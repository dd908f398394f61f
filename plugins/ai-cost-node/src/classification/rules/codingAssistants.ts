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

import type { ServiceRule } from '../ServiceRule';

const PRODUCT =
  /\bcopilot\b|\bcodewhisperer\b|\bamazon ?q\b|\bgemini (?:code assist|for google (?:cloud|workspace))\b|\bclaude (?:code|team|enterprise|pro|max)\b|\bchatgpt (?:enterprise|team|edu|pro|plus|business)\b|\bjetbrains ai\b/i;
/** Vendors whose only products are assistants. */
const VENDOR = /^(?:anysphere|cursor|windsurf|codeium|tabnine)\b/i;

export const codingAssistants: ServiceRule = {
  id: 'assistant',
  description: 'Seats and usage of coding and office assistants',
  match(charge) {
    const names: [column: string, name: string | undefined][] = [
      ['ServiceName', charge.serviceName],
      ['SkuMeter', charge.skuMeter],
    ];
    const seen =
      names.find(([, name]) => name && PRODUCT.test(name.slice(0, 200))) ??
      (VENDOR.test(charge.serviceProviderName)
        ? ['ServiceProviderName', charge.serviceProviderName]
        : undefined);
    return (
      seen && {
        ai: true,
        workload: 'tooling',
        workloadNamed: true,
        evidence: seen.join(' '),
      }
    );
  },
};
