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

import type { z } from 'zod';

const LONGEST = 200;
const NOT_ON_ONE_LINE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu;
/** What names of fields and positions look like; other keys are contents. */
const NAME = /^\w{1,40}$/;

/**
 * Where a value is not as it should be, and why, on one line; never the value
 * itself, nor a key that is no name of a field, which is `*`.
 *
 * @public
 */
export function describeIssue(issue: z.core.$ZodIssue): {
  column: string;
  problem: string;
} {
  const names = issue.path.map(String);
  return {
    column: oneLine(
      names.map(name => (NAME.test(name) ? name : '*')).join('.'),
    ),
    problem: oneLine(issue.message.replace(/^Invalid input: /, '')),
  };
}

function oneLine(text: string): string {
  return text.replace(NOT_ON_ONE_LINE, ' ').trim().slice(0, LONGEST);
}
