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
import { parseLosslessJson } from './parseLosslessJson';

/**
 * What may be there, as JSON or as a text that holds it: some versions of some
 * APIs send one, some the other. A text that is no JSON is taken for nothing.
 *
 * @public
 */
export function jsonOrText<T extends z.ZodType>(schema: T) {
  return z
    .preprocess(value => {
      if (typeof value !== 'string') {
        return value;
      }
      try {
        return parseLosslessJson(value);
      } catch {
        return undefined;
      }
    }, schema)
    .optional();
}
