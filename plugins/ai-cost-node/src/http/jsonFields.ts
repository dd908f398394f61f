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

/** As in bills that are files: longer texts are no names. */
const LONGEST_TEXT = 4096;

/**
 * A text of a JSON answer that may be absent, null or empty.
 *
 * @public
 */
export const optionalText = z
  .string()
  .max(LONGEST_TEXT)
  .nullish()
  .transform(text => text?.trim() || undefined);

/**
 * A text of a JSON answer that must be there.
 *
 * @public
 */
export const requiredText = z
  .string()
  .max(LONGEST_TEXT)
  .transform(text => text.trim())
  .refine(text => text !== '', 'is empty');

/**
 * A whole number of a JSON answer, never negative, that may be absent or null.
 * Answers are read without loss, so that it comes as a text.
 *
 * @public
 */
export const optionalCount = z
  .string()
  .transform((text, context) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isSafeInteger(value) || value < 0) {
      context.addIssue('is not a whole number');
      return z.NEVER;
    }
    return value;
  })
  .nullish()
  .transform(value => value ?? undefined);
