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

import {
  addMonths,
  monthOf,
  type Month,
} from 'backstage-plugin-ai-cost-common';
import { periodInPath } from '../files/periodInPath';
import type { ListedFile } from '../storage/BillStorage';
import type { Manifest } from './Manifest';
import { manifestFolder } from './manifestFolder';
import { malformed, objectOf, textsOf, type JsonObject } from './manifestJson';

const MOST_MONTHS = 120;
/** Two exports of the same money: billed and effective cost, as the format reads them. */
const PAIR = ['actualcost', 'amortizedcost'];
/** Price sheets, reservation details and the like are no bills. */
const NO_BILL = /price|reservation/i;

/**
 * Reads the manifest of an export of Azure Cost Management. Each run, and each of
 * several exports of a scope, is a whole copy of its days.
 *
 * @returns undefined when it is something else, or of something that is no bill
 * @throws DeliveryError when it is one and cannot be read
 */
export function azureManifest(
  json: JsonObject,
  file: ListedFile,
): Manifest | 'no bill' | undefined {
  if (!('blobs' in json) || !('exportConfig' in json)) {
    return undefined;
  }
  const config = objectOf(json.exportConfig, file, 'exportConfig');
  const run = objectOf(json.runInfo, file, 'runInfo');
  const type =
    typeof config.type === 'string' ? config.type.toLowerCase() : 'unknown';
  if (NO_BILL.test(type)) {
    return 'no bill';
  }
  if (!Array.isArray(json.blobs)) {
    throw malformed(file, 'its blobs are no list');
  }
  const names = json.blobs.map(blob => objectOf(blob, file, 'a blob').blobName);
  const folder = manifestFolder(file.path);
  const scope =
    typeof config.resourceId === 'string' &&
    config.resourceId
      .toLowerCase()
      .split('/providers/microsoft.costmanagement/')[0];
  const submitted =
    typeof run.submittedTime === 'string' ? Date.parse(run.submittedTime) : NaN;
  return {
    bill: `azure ${scope || folder}`,
    measure: type,
    countedWith: PAIR.includes(type) ? PAIR.join(' and ') : type,
    periods: monthsOf(run, file),
    madeAt: Number.isNaN(submitted)
      ? file.modifiedAt ?? ''
      : new Date(submitted).toISOString(),
    keys: textsOf(names, file, 'blobName').map(name => name.trim()),
    folder,
  };
}

function monthsOf(run: JsonObject, file: ListedFile): Month[] {
  const begin = dayOf(run.startDate);
  const last = dayOf(run.endDate);
  if (begin === undefined || last === undefined || last < begin) {
    const named = periodInPath(file.path);
    if (!named) {
      throw malformed(file, 'its runInfo names no days');
    }
    return [named.period];
  }
  // An end on the first of a later month is not in it.
  const end =
    last.endsWith('-01') && monthOf(last) !== monthOf(begin)
      ? addMonths(monthOf(last), -1)
      : monthOf(last);
  const months: Month[] = [];
  for (let month = monthOf(begin); month <= end; month = addMonths(month, 1)) {
    months.push(month);
    if (months.length > MOST_MONTHS) {
      throw malformed(
        file,
        `its runInfo is of more than ${MOST_MONTHS} months`,
      );
    }
  }
  return months;
}

function dayOf(value: unknown): string | undefined {
  return typeof value === 'string'
    ? value.match(/^20\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)/)?.[0]
    : undefined;
}
