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

import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  addDays,
  daysInRange,
  isDay,
  utcDay,
  type Day,
} from 'backstage-plugin-ai-cost-common';

const DEFAULT_DAYS = 30;
const MAX_DAYS = 1100;

/**
 * The days that an action is asked about: the last thirty up to yesterday where
 * it is asked of none.
 *
 * @throws InputError that says what a range must be
 */
export function actionWindow(
  input: { from?: string; to?: string },
  now: Date,
): { from: Day; to: Day } {
  const to = dayOf('to', input.to) ?? addDays(utcDay(now), -1);
  const from = dayOf('from', input.from) ?? addDays(to, 1 - DEFAULT_DAYS);
  const days = daysInRange(from, to);
  if (days < 1 || days > MAX_DAYS) {
    throw new InputError(
      `to must not lie before from, and at most ${MAX_DAYS} days after it; ${from} to ${to} are ${days}`,
    );
  }
  return { from, to };
}

/**
 * A full ref in lower case.
 *
 * @throws InputError that says how to write it
 */
export function actionEntityRef(ref: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(ref, { defaultNamespace: 'default' }),
    );
  } catch {
    throw new InputError(
      `"${ref}" is no entity ref; write it like component:default/ranker`,
    );
  }
}

function dayOf(field: string, day: string | undefined): Day | undefined {
  if (day !== undefined && !isDay(day)) {
    throw new InputError(`${field} must be a day like 2026-11-01`);
  }
  return day;
}
