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

import path from 'node:path';
import { isError } from '@backstage/errors';
import type { BillFormatId } from 'backstage-plugin-ai-cost-backend-module-billing-files';
import type {
  Classifier,
  DeliveryError,
  OpenDelivery,
} from 'backstage-plugin-ai-cost-node';
import { load } from '../load';
import { say } from '../say';
import type { BillTotals } from './BillTotals';

/**
 * Reads the files of bills as one delivery. A file that cannot be trusted as a
 * whole is left out and named in the quarantine, where it has no row; the others
 * are read.
 *
 * @param options - files are absolute paths; `fold` adds a delivery up
 * @throws the reason when no file can be read
 */
export async function readBills(options: {
  files: readonly string[];
  /** Told by the columns of each file when absent. */
  format?: BillFormatId;
  classifier: Classifier;
  fold(delivery: OpenDelivery): Promise<BillTotals>;
}): Promise<BillTotals> {
  const { format, classifier, fold } = options;
  const { findUnreadablePeriods, openBillFiles } = await load(
    import('backstage-plugin-ai-cost-backend-module-billing-files'),
  );
  const refused: BillTotals['quarantine'] = [];
  let files = options.files;
  for (;;) {
    try {
      const delivery = await openBillFiles({ files, format, classifier });
      for (const { message } of delivery.problems) {
        say(message);
      }
      try {
        const totals = await fold(delivery);
        totals.quarantine.unshift(...refused);
        totals.unreadablePeriods = await findUnreadablePeriods({
          files,
          format,
        });
        return totals;
      } finally {
        await delivery.close();
      }
    } catch (error) {
      const file = refusedFile(error, files);
      if (file === undefined || files.length === 1) {
        throw error;
      }
      const problem = (error as Error).message;
      say(`${file} is left out: ${problem}`);
      refused.push({ file, problem, excluded: true });
      files = files.filter(each => each !== file);
    }
  }
}

/** The file that the error is about, if it is about one of them. */
function refusedFile(
  error: unknown,
  files: readonly string[],
): string | undefined {
  if (!isError(error) || error.name !== 'DeliveryError') {
    return undefined;
  }
  const { file } = error as DeliveryError;
  return file === undefined
    ? undefined
    : files.find(each => each === file || each.endsWith(path.sep + file));
}
