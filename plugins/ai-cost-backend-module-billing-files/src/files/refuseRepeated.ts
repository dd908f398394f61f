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

import { DeliveryError, foldName } from 'backstage-plugin-ai-cost-node';
import type { FileColumn } from './BillColumns';

/**
 * Refuses a file that has a column twice, also in another spelling: which of
 * them is meant cannot be told, and they may differ.
 *
 * @param options - `isKnown` tells columns that are read; others may be repeated
 * @throws DeliveryError that names both
 */
export function refuseRepeated(options: {
  file: string;
  columns: readonly FileColumn[];
  isKnown: (name: string) => boolean;
}): void {
  const { file, columns, isKnown } = options;
  const seen = new Map<string, string>();
  for (const { name } of columns) {
    const known = seen.get(foldName(name));
    if (known !== undefined && isKnown(name)) {
      throw new DeliveryError(
        `${file}: the column ${known} is there twice${
          known === name ? '' : `, once as ${name}`
        }`,
        { file, advice: 'Export the bill with each column once' },
      );
    }
    seen.set(foldName(name), known ?? name);
  }
}
