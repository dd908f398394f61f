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

import { createRequire } from 'node:module';
import { InputError } from '@backstage/errors';

const load = createRequire(__filename);

/**
 * Loads the client of an engine. Clients are large, and nobody needs them all.
 *
 * @throws InputError when it is not installed
 */
export function loadPackage<T>(name: string, title: string): T {
  try {
    return load(name);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'MODULE_NOT_FOUND' && message.includes(name)) {
      throw new InputError(
        `The client of ${title} is not installed; run: yarn --cwd packages/backend add ${name}`,
      );
    }
    throw error;
  }
}
