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

import type { ListedFile } from '../storage/BillStorage';
import type { FileLayout } from './FileLayout';
import { periodInPath, type PeriodInPath } from './periodInPath';

/** The billing period that a file's path names, where the path is to name it. */
export function namedPeriod(
  { name, path }: ListedFile,
  layout: FileLayout,
): PeriodInPath | undefined {
  if (layout.period === 'content') {
    return undefined;
  }
  const named = periodInPath(name);
  return layout.period === 'path' ? named ?? inFolders(path) : named;
}

/** Where the configured folders name the period, they say nothing of runs. */
function inFolders(path: string): PeriodInPath | undefined {
  const named = periodInPath(path);
  return named && { ...named, start: 0, end: 0 };
}
