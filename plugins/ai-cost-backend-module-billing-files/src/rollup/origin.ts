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

import type { BillTable } from '../files/BillTable';
import { exportFolderOf, type ExportFolder } from '../files/exportFolder';
import type { CostBasis } from '../formats/BillFormat';

/** Where rows come from: tables of one origin are parts of one bill. */
export interface Origin extends ExportFolder {
  format: string;
  /** Of several exports that a format has of the same charges. */
  variant?: string;
  basis?: CostBasis;
}

/** The origin of a table. */
export function originOf({
  format,
  basis,
  columns,
  container,
  file,
}: BillTable): Origin {
  return {
    format: format.title,
    variant: format.variant?.({ columns, container }),
    basis,
    ...exportFolderOf(file.name),
  };
}
