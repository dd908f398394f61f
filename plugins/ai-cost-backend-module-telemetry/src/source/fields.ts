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

/** Milliseconds; beyond it there are no dates. */
const LATEST = 8_640_000_000_000_000;

/** A number of any kind; NaN where the text is none. */
export const anyNumber = z
  .string()
  .transform(text => (text.trim() === '' ? NaN : Number(text)));

/** Milliseconds since 1970 that may be absent, null or 0, as a date. */
export const optionalInstant = z
  .string()
  .nullish()
  .transform(text => {
    const value = Number(text ?? 0);
    return value > 0 && value < LATEST ? new Date(value) : undefined;
  });
