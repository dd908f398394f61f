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
  isMonth,
  MAX_SHARE_CONSUMERS,
  MAX_SHARE_WEIGHTS,
  type ShareRule,
  type ShareRuleInput,
} from 'backstage-plugin-ai-cost-common';

/**
 * Checks a rule that somebody wrote, and puts it in the form that is kept. What
 * the specification can say of it was checked before.
 *
 * @throws InputError that names the field and what is allowed
 */
export function checkShareRule(input: ShareRuleInput): ShareRule {
  const { method, measure, idle, from } = input;
  const entityRef = refOf(input.entityRef, 'entityRef');
  if (from !== undefined && !isMonth(from)) {
    throw new InputError('from must be a month like 2026-10');
  }
  if (method === 'usage') {
    if (input.consumers.length > 0) {
      throw new InputError(
        'consumers must be empty: usage tells who they are; share evenly or by weights to name them',
      );
    }
    const counted = measure ?? 'tokens';
    return {
      ...{ entityRef, method, measure: counted, consumers: [] },
      ...{ idle, from, origin: 'page' },
    };
  }
  if (measure !== undefined) {
    throw new InputError(`measure must be left out: ${method} counts nothing`);
  }
  if (idle !== 'owner') {
    throw new InputError(
      `idle must be owner: only usage knows what is idle, ${method} does not`,
    );
  }
  const consumers = consumersOf(input);
  return { entityRef, method, consumers, idle, from, origin: 'page' };
}

function consumersOf({
  method,
  consumers,
}: ShareRuleInput): ShareRule['consumers'] {
  if (consumers.length === 0 || consumers.length > MAX_SHARE_CONSUMERS) {
    throw new InputError(
      `consumers must be 1 to ${MAX_SHARE_CONSUMERS} entities; there are ${consumers.length}`,
    );
  }
  const checked = consumers.map(({ entityRef, weight }, index) => {
    const field = `consumers[${index}]`;
    if (!Number.isInteger(weight) || weight < 1) {
      throw new InputError(
        `${field}.weight must be a whole number above zero, like 60`,
      );
    }
    return {
      entityRef: refOf(entityRef, `${field}.entityRef`),
      weight: method === 'even' ? 1 : weight,
    };
  });
  const refs = checked.map(({ entityRef }) => entityRef);
  const twice = refs.find((ref, index) => refs.indexOf(ref) < index);
  if (twice !== undefined) {
    throw new InputError(`consumers has ${twice} twice; add up its weights`);
  }
  const all = checked.reduce((sum, { weight }) => sum + weight, 0);
  if (all > MAX_SHARE_WEIGHTS) {
    throw new InputError(
      `the weights must add up to at most ${MAX_SHARE_WEIGHTS}; they add up to ${all}. Write smaller ones in the same proportion`,
    );
  }
  return checked;
}

function refOf(text: string, field: string): string {
  try {
    // PostgreSQL cannot even store U+0000.
    if (!/\p{Cc}/u.test(text)) {
      return stringifyEntityRef(
        parseEntityRef(text, { defaultNamespace: 'default' }),
      );
    }
  } catch {
    // Told below.
  }
  throw new InputError(
    `${field} must be an entity ref like component:default/gpu-pool`,
  );
}
