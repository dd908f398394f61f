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

import { InputError } from '@backstage/errors';
import { hash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { RateList } from './RateList';

const MOST_BYTES = 20 * 1024 * 1024;

/** A file of rates and what its form is. */
export interface RateFile {
  /** Where in the configuration it is named. */
  key: string;
  path: string;
  /**
   * @throws InputError when the text has another form
   */
  parse(text: string, file: string): RateList;
}

/** What a file of rates said when it was read. */
export interface ReadRateFile extends RateList {
  /** Changes with the content of the file. */
  version: string;
}

/**
 * Reads a file of rates as it is now.
 *
 * @param known - the version that is known; undefined is returned for the same
 * @throws InputError when it is not there, is too large, or has another form
 */
export async function readRateFile(
  file: RateFile,
  known?: string,
): Promise<ReadRateFile | undefined> {
  const name = path.basename(file.path);
  const text = await readText(file, name);
  const version = hash('sha256', text);
  return version === known ? undefined : { ...file.parse(text, name), version };
}

async function readText(file: RateFile, name: string): Promise<string> {
  let bytes: Buffer;
  try {
    const { size } = await stat(file.path);
    if (size > MOST_BYTES) {
      throw new InputError(
        `${name}: the file has ${size} bytes; ${MOST_BYTES} are allowed`,
      );
    }
    bytes = await readFile(file.path);
  } catch (error) {
    if (error instanceof InputError) {
      throw error;
    }
    throw new InputError(
      `${name}: there is no such file, or it may not be read; check ${file.key}, which is relative to the working directory of the backend`,
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError(`${name}: the file is not UTF-8; save it as UTF-8`);
  }
}
