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

import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import { hasControlCharacters } from './printable';

/**
 * Refuses names that logs, terminals or whoever takes them for a path would
 * misread.
 *
 * @throws DeliveryError for such a name
 */
export function refuseName(name: string): void {
  const reason = hasControlCharacters(name)
    ? 'control characters, shown as "?"'
    : name.split('/').includes('..') && 'the part ".."';
  if (reason) {
    throw new DeliveryError(`${name}: the name has ${reason}`, {
      file: name,
      advice: 'Rename the file or its folder',
    });
  }
}
