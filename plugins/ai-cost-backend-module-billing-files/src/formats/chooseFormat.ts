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

import type { SourceGrade } from 'backstage-plugin-ai-cost-common';
import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import { AWS_CUR } from '../awsCur/AwsCurFormat';
import { AZURE } from '../azure/AzureFormat';
import type { BillColumns } from '../files/BillColumns';
import { FOCUS } from '../focus/FocusFormat';
import { LITELLM } from '../emitters/LiteLlmFormat';
import { VERCEL } from '../emitters/VercelFormat';
import { GCP } from '../gcp/GcpFormat';
import type { BillFormat, BillFormatId } from './BillFormat';

/** Those whose columns are the surest to tell come first. */
const FORMATS: readonly BillFormat[] = [
  FOCUS,
  AWS_CUR,
  AZURE,
  GCP,
  VERCEL,
  LITELLM,
];

/** The grade of the money in bills of a format. */
export function gradeOf(id: BillFormatId | undefined): SourceGrade {
  return FORMATS.find(format => format.id === id)?.grade ?? 'invoice';
}

/** True for names of columns that some format reads. */
export function isKnownColumn(name: string): boolean {
  return FORMATS.some(format => format.isKnown(name));
}

/**
 * Tells the format of a file by its columns, unless it is given.
 *
 * @throws DeliveryError when the file is none that can be read
 */
export function chooseFormat(options: {
  /** Name of the file, for errors. */
  file: string;
  columns: BillColumns;
  wanted?: BillFormatId;
}): BillFormat {
  const { file, columns, wanted } = options;
  const recognised = FORMATS.find(format => format.recognises(columns));
  const format =
    wanted === undefined
      ? recognised ?? FOCUS
      : FORMATS.find(({ id }) => id === wanted)!;
  if (recognised && recognised !== format && !format.recognises(columns)) {
    throw new DeliveryError(
      `${file}: the file is ${recognised.title}, not ${format.title}`,
      {
        file,
        advice: `Set the format of the source to "${recognised.id}", or leave the format out`,
      },
    );
  }
  format.check(file, columns);
  return format;
}
