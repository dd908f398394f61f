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

import type { SourceProblem } from 'backstage-plugin-ai-cost-common';
import type { ListedFile } from '../storage/BillStorage';
import { printable } from './printable';

/** Files that are left out, for a manifest is wanted. */
export function noManifest([first, ...more]: ListedFile[]): SourceProblem {
  return {
    severity: 'warning',
    file: printable(first.name),
    message: `${printable(first.name)}${
      more.length > 0 ? ` and ${more.length} more` : ''
    }: no manifest is in the folders of the file, so that it is not read`,
    advice:
      'Let path lead to the folder of the export, with its manifests, or remove layout.files',
  };
}

/** @param path - of the source */
export function nothingFound(path: string): SourceProblem {
  return {
    severity: 'error',
    message: `There is no bill in ${path}`,
    advice:
      'Check aiCost.sources[].path, and that the backend may read the folder; the path is relative to its working directory',
  };
}
