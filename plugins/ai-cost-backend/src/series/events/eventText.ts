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
import {
  LONGEST_USAGE_TAG_KEY,
  MOST_USAGE_TAGS,
  problemOfUsageText,
} from './usageText';

/** Text of a sender: printable, short, and no secret. */
export function text(maxLength?: number) {
  return z
    .string()
    .min(1)
    .superRefine((value, context) => {
      const message = problemOfUsageText(value, maxLength);
      if (message) {
        context.addIssue({ code: 'custom', message });
      }
    });
}

/** Texts by key, as on a bill. */
export const tags = z
  .record(text(LONGEST_USAGE_TAG_KEY), text())
  .refine(value => Object.keys(value).length <= MOST_USAGE_TAGS, {
    message: `must be ${MOST_USAGE_TAGS} at most`,
  });

/** Keys trimmed, as those of a bill. */
export function trimKeys(
  given: Record<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => [key.trim(), value]),
  );
}
