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

import { NotFoundError } from '@backstage/errors';
import { load } from '../load';

/**
 * Finds the files that bills consist of, as a source of the plugin would.
 *
 * @param options - bills are files, folders or patterns, relative to `cwd`
 * @returns absolute paths, each once, in order
 * @throws NotFoundError when one of them leads to no file
 */
export async function findBills(options: {
  bills: readonly string[];
  cwd: string;
}): Promise<string[]> {
  const { bills, cwd } = options;
  const { listBillFiles } = await load(
    import('backstage-plugin-ai-cost-backend-module-billing-files'),
  );
  const files = new Set<string>();
  for (const bill of bills) {
    const found = await listBillFiles({ path: bill, cwd });
    if (found.length === 0) {
      throw new NotFoundError(
        `There is no bill at ${bill}; give CSV, gzipped CSV or Parquet files, a folder of them, or a pattern. Names that begin with . or _ are left out`,
      );
    }
    for (const file of found) {
      files.add(file);
    }
  }
  return [...files].sort();
}
