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

import type { ShareRule } from 'backstage-plugin-ai-cost-common';
import { formatMonth } from '../format/day';
import { formatCount } from '../format/quantity';

export const METHOD_NAMES: Record<ShareRule['method'], string> = {
  usage: 'By usage',
  even: 'Evenly',
  fixed: 'By fixed weights',
};

export const MEASURE_NAMES: Record<
  NonNullable<ShareRule['measure']>,
  string
> = {
  tokens: 'Tokens, weighted by price',
  requests: 'Requests',
  'gpu-seconds': 'GPU seconds',
};

export const IDLE_NAMES: Record<ShareRule['idle'], string> = {
  owner: 'Stays with the owner',
  pooled: 'Is divided like the rest',
};

/** How a cost is divided: `By usage of tokens…, from October 2026`. */
export function shareInWords(rule: ShareRule): string {
  const { method, measure = 'tokens', consumers, idle, from } = rule;
  const among = formatCount(consumers.length, 'consumer', 'consumers');
  const how =
    method === 'usage'
      ? `By usage: ${MEASURE_NAMES[
          measure
        ].toLocaleLowerCase()}; what nobody used ${
          idle === 'owner' ? 'stays with the owner' : 'is divided like the rest'
        }`
      : `${METHOD_NAMES[method]} among ${among}`;
  return [how, from && `from ${formatMonth(from)} on`]
    .filter(Boolean)
    .join(', ');
}

/** Where a rule stands. */
export function originInWords(rule: ShareRule): string {
  return rule.origin === 'annotation'
    ? 'Set by the annotation ai-cost/share'
    : 'Set on this page, which wins over the annotation';
}
