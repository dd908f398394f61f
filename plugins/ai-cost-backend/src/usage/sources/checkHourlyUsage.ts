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

import { InputError } from '@backstage/errors';
import {
  isCurrencyCode,
  isHour,
  parseDecimal,
} from 'backstage-plugin-ai-cost-common';
import type {
  HourlyUsage,
  UsageSource,
  UsageWindow,
} from 'backstage-plugin-ai-cost-node';

const LONGEST = 1024;
const MOST_COUNTED = 1e15;

/**
 * Makes sure that usage can be stored and added up.
 *
 * @throws InputError that names the source, the field and what is wrong
 */
export function checkHourlyUsage(
  usage: HourlyUsage,
  options: { source: UsageSource; window: UsageWindow },
): void {
  const { source, window } = options;
  const problem =
    problemOfHour(usage, window) ??
    problemOfTexts(usage) ??
    problemOfAmounts(usage) ??
    problemOfCost(usage);
  if (problem) {
    throw new InputError(`The usage source "${source.id}" yields ${problem}`);
  }
}

function problemOfHour(
  { hour }: HourlyUsage,
  { from, to }: UsageWindow,
): string | undefined {
  return isHour(hour) && hour >= from && hour < to
    ? undefined
    : `the hour ${hour}, and was asked for ${from} to ${to}`;
}

function problemOfTexts(usage: HourlyUsage): string | undefined {
  const { provider, model, operation, account } = usage;
  const { project, apiKeyId, environment, runId } = usage;
  const texts = {
    ...{ provider, model, operation, account },
    ...{ project, apiKeyId, environment, runId },
  };
  if (provider === '') {
    return 'usage without a provider';
  }
  const [long] =
    Object.entries(texts).find(
      ([, text]) => text !== undefined && text.length > LONGEST,
    ) ?? [];
  return long && `a ${long} of more than ${LONGEST} characters`;
}

function problemOfAmounts(usage: HourlyUsage): string | undefined {
  const { tokens, requests, gpuSeconds } = usage;
  for (const [name, count] of Object.entries({ ...tokens, requests })) {
    if (count !== undefined && !(Number.isInteger(count) && inRange(count))) {
      return `${count} for ${name}, which is no count`;
    }
  }
  return gpuSeconds === undefined || inRange(gpuSeconds * 1e6)
    ? undefined
    : `${gpuSeconds} for gpuSeconds, which is no time`;
}

function inRange(amount: number): boolean {
  return amount >= 0 && amount <= MOST_COUNTED;
}

function problemOfCost({ estimatedCost }: HourlyUsage): string | undefined {
  if (!estimatedCost) {
    return undefined;
  }
  if (!isCurrencyCode(estimatedCost.currency)) {
    return `the currency ${estimatedCost.currency.slice(0, 20)}`;
  }
  try {
    parseDecimal(estimatedCost.amount);
    return undefined;
  } catch (error) {
    return `an estimate that is no amount: ${(error as Error).message}`;
  }
}
