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

import {
  isCurrencyCode,
  isHour,
  parseDecimal,
} from 'backstage-plugin-ai-cost-common';
import type { HourlyUsage, UsageWindow } from 'backstage-plugin-ai-cost-node';
import {
  LONGEST_USAGE_TAG_KEY,
  MOST_USAGE_TAGS,
  problemOfUsageText,
} from '../../series/events/usageText';

const MOST_COUNTED = 1e15;
const MOST_ATTOS = 10n ** 30n;
const LONGEST_REPEATED = 40;

/**
 * Says why usage cannot be stored and added up, such as `requests: -1 is no
 * count`; undefined when it can.
 */
export function problemOfHourlyUsage(
  usage: HourlyUsage,
  window: UsageWindow,
): string | undefined {
  const problem =
    problemOfHour(usage, window) ??
    problemOfTexts(usage) ??
    problemOfTags(usage) ??
    problemOfAmounts(usage) ??
    problemOfCost(usage);
  // It may repeat what an API has made up.
  return problem?.replace(/\p{Cc}/gu, '?');
}

function problemOfHour(
  { hour }: HourlyUsage,
  { from, to }: UsageWindow,
): string | undefined {
  return isHour(hour) && hour >= from && hour < to
    ? undefined
    : `hour: ${repeated(hour)} is not from ${from} until ${to}`;
}

function problemOfTexts(usage: HourlyUsage): string | undefined {
  const { provider, model, operation, account } = usage;
  const { project, apiKeyId, environment, runId } = usage;
  if (!provider) {
    return 'provider: is missing';
  }
  const texts = {
    ...{ provider, model, operation, account },
    ...{ project, apiKeyId, environment, runId },
  };
  for (const [name, text] of Object.entries(texts)) {
    const problem = text === undefined ? undefined : problemOfText(text);
    if (problem) {
      return `${name}: ${problem}`;
    }
  }
  return undefined;
}

function problemOfTags({ tags }: HourlyUsage): string | undefined {
  const entries = Object.entries(tags);
  if (entries.length > MOST_USAGE_TAGS) {
    return `tags: must be ${MOST_USAGE_TAGS} at most`;
  }
  const problem = entries
    .map(
      ([key, value]) =>
        problemOfText(key, LONGEST_USAGE_TAG_KEY) ?? problemOfText(value),
    )
    .find(it => it);
  return problem && `tags: ${problem}`;
}

function problemOfText(text: unknown, maxLength?: number): string | undefined {
  return typeof text === 'string'
    ? problemOfUsageText(text, maxLength)
    : 'must be a text';
}

function problemOfAmounts(usage: HourlyUsage): string | undefined {
  const { tokens, requests, gpuSeconds } = usage;
  for (const [name, count] of Object.entries({ ...tokens, requests })) {
    if (count !== undefined && !(Number.isInteger(count) && inRange(count))) {
      return `${name}: ${repeated(count)} is no count`;
    }
  }
  return gpuSeconds === undefined || inRange(gpuSeconds * 1e6)
    ? undefined
    : `gpuSeconds: ${repeated(gpuSeconds)} is no time`;
}

function inRange(amount: number): boolean {
  return amount >= 0 && amount <= MOST_COUNTED;
}

function problemOfCost({ estimatedCost }: HourlyUsage): string | undefined {
  if (!estimatedCost) {
    return undefined;
  }
  const { amount, currency } = estimatedCost;
  if (!isCurrencyCode(currency)) {
    return `estimatedCost: ${repeated(currency)} is no currency`;
  }
  try {
    const attos = parseDecimal(amount);
    return -MOST_ATTOS < attos && attos < MOST_ATTOS
      ? undefined
      : 'estimatedCost: must be less than 10^12';
  } catch {
    return `estimatedCost: ${repeated(amount)} is no amount`;
  }
}

function repeated(value: unknown): string {
  return String(value).slice(0, LONGEST_REPEATED);
}
