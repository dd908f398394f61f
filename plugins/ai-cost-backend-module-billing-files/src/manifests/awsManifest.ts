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

import { periodInPath } from '../files/periodInPath';
import type { ListedFile } from '../storage/BillStorage';
import type { Manifest } from './Manifest';
import { manifestFolder } from './manifestFolder';
import { malformed, textsOf, type JsonObject } from './manifestJson';

/**
 * Reads the manifest of a Data Export (CUR 2.0, FOCUS) or of a legacy Cost and
 * Usage Report. Both name the copy that counts; older ones stay beside it.
 *
 * @returns undefined when it is something else
 * @throws DeliveryError when it is one and cannot be read
 */
export function awsManifest(
  json: JsonObject,
  file: ListedFile,
): Manifest | undefined {
  const list = ['dataFiles', 'reportKeys'].find(name => name in json);
  if (list === undefined) {
    return undefined;
  }
  const folder = manifestFolder(file.path);
  const period = periodOf(json) ?? periodInPath(file.path)?.period;
  if (period === undefined) {
    throw malformed(file, 'it names no billing period');
  }
  return {
    bill: `aws ${folder}`,
    periods: [period],
    madeAt: file.modifiedAt ?? '',
    keys: textsOf(json[list], file, list),
    folder,
  };
}

/** `20261101T000000.000Z` of a legacy report. */
function periodOf({ billingPeriod }: JsonObject): string | undefined {
  const start =
    typeof billingPeriod === 'object' && billingPeriod !== null
      ? (billingPeriod as JsonObject).start
      : undefined;
  const [, year, month] =
    (typeof start === 'string' &&
      start.match(/^(20\d{2})-?(0[1-9]|1[0-2])-?01(?!\d)/)) ||
    [];
  return year && `${year}-${month}`;
}
