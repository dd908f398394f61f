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

import fs from 'node:fs/promises';
import { DeliveryError } from 'backstage-plugin-ai-cost-node';

/** A file of a bill, as it was when it was looked at. */
export interface BillFile {
  path: string;
  /** As a person would look for it. */
  name: string;
  /** Bytes. */
  size: number;
  /** ISO 8601 instant. */
  modifiedAt: string;
}

/**
 * @throws DeliveryError when the file is not there or may not be read
 */
export async function lookAtFile(options: {
  path: string;
  name: string;
}): Promise<BillFile> {
  const { path, name } = options;
  try {
    const { size, mtime } = await fs.stat(path);
    return { path, name, size, modifiedAt: mtime.toISOString() };
  } catch (error) {
    throw gone(name, error);
  }
}

/**
 * @throws DeliveryError when a file is not any more as it was when it was looked
 * at: rows may be half old and half new
 */
export async function checkUnchanged(
  files: readonly BillFile[],
): Promise<void> {
  for (const file of files) {
    const now = await lookAtFile(file);
    if (now.size !== file.size || now.modifiedAt !== file.modifiedAt) {
      throw new DeliveryError(
        `${file.name}: the file changed while it was read`,
        {
          file: file.name,
          advice: 'Nothing is to be done: the next run reads it again',
        },
      );
    }
  }
}

function gone(name: string, error: unknown): DeliveryError {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT'
    ? new DeliveryError(`${name}: the file is not there`, {
        file: name,
        advice: 'Check the path, and whether the file is still being uploaded',
        cause: error,
      })
    : new DeliveryError(`${name}: the file cannot be read (${code})`, {
        file: name,
        advice: 'Let the backend read the file and its folders',
        cause: error,
      });
}
