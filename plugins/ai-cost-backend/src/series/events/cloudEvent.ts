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

import { z } from 'zod';

const MOST_ISSUES = 3;
const LONGEST_REASON = 300;

const name = (maxLength: number) =>
  z
    .string()
    .min(1)
    .max(maxLength)
    .regex(/^\P{Cc}*$/u, 'must not have control characters');

/** CloudEvents 1.0; extension attributes are let through and not read. */
export function cloudEvent<T extends string, D extends z.ZodType>(
  type: T,
  data: D,
) {
  return z.object({
    specversion: z.literal('1.0'),
    type: z.literal(type),
    source: name(512),
    id: name(256),
    time: z.iso.datetime({ offset: true }),
    datacontenttype: z
      .string()
      .regex(/^application\/json\b/i, 'must be application/json')
      .optional(),
    data,
  });
}

/** What is wrong with an event, for its sender. */
export function reasonOf({ issues }: z.ZodError): string {
  const reasons = issues
    .slice(0, MOST_ISSUES)
    .map(({ path, message }) => `${nameOf(path)}: ${message}`);
  const more = issues.length - reasons.length;
  const reason = `${reasons.join('; ')}${more > 0 ? `; and ${more} more` : ''}`
    // It may repeat names that the sender has made up.
    .replace(/\p{Cc}/gu, '?');
  return reason.length > LONGEST_REASON
    ? `${reason.slice(0, LONGEST_REASON)}…`
    : reason;
}

/** `data["gen_ai.request.model"]`, or `event` for the whole. */
function nameOf(path: readonly PropertyKey[]): string {
  const [first, ...rest] = path.map(String);
  return first === undefined
    ? 'event'
    : first + rest.map(key => `[${JSON.stringify(key)}]`).join('');
}
