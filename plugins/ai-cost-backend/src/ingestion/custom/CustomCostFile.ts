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

import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { WrittenCost } from './CustomCost';
import { parseCsvCosts } from './parseCsvCosts';
import { parseYamlCosts } from './parseYamlCosts';

const MOST_BYTES = 5 * 1024 * 1024;
const MOST_ROWS = 20_000;

const PARSERS: ReadonlyMap<
  string,
  (text: string, file: string) => WrittenCost[]
> = new Map([
  ['.csv', parseCsvCosts],
  ['.yaml', parseYamlCosts],
  ['.yml', parseYamlCosts],
]);

/** A file of costs, as it is now. */
export interface ReadCostFile {
  /** Bytes. */
  size: number;
  rows: WrittenCost[];
}

/** A file in which somebody writes costs down. */
export class CustomCostFile {
  /** As a person would look for it. */
  readonly name: string;
  readonly #path: string;

  static create(filePath: string): CustomCostFile {
    return new CustomCostFile(filePath);
  }

  private constructor(filePath: string) {
    this.name = path.basename(filePath);
    this.#path = filePath;
  }

  /**
   * @throws DeliveryError when it is not there, too large, or neither CSV nor
   * YAML
   */
  async read(): Promise<ReadCostFile> {
    const parse = PARSERS.get(path.extname(this.name).toLowerCase());
    if (!parse) {
      throw this.#refuse(
        'the file is neither CSV nor YAML by its name',
        'End the name with .csv, .yaml or .yml',
      );
    }
    const bytes = await this.#bytes();
    const rows = parse(this.#decode(bytes), this.name);
    if (rows.length > MOST_ROWS) {
      throw this.#refuse(
        `the file has ${rows.length} costs; ${MOST_ROWS} are allowed`,
        'Make a source of each of several files',
      );
    }
    return { size: bytes.length, rows };
  }

  async #bytes(): Promise<Buffer> {
    let size: number;
    try {
      ({ size } = await stat(this.#path));
    } catch (error) {
      throw this.#refuse(
        'there is no such file, or it may not be read',
        'Check aiCost.sources[].path; it is relative to the working directory of the backend',
        error,
      );
    }
    if (size > MOST_BYTES) {
      throw this.#refuse(
        `the file has ${size} bytes; ${MOST_BYTES} are allowed`,
        'Make a source of each of several files',
      );
    }
    try {
      return await readFile(this.#path);
    } catch (error) {
      throw this.#refuse(
        'the file cannot be read',
        'Check that the backend may read it',
        error,
      );
    }
  }

  #decode(bytes: Buffer): string {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch (error) {
      throw this.#refuse('the file is not UTF-8', 'Save it as UTF-8', error);
    }
  }

  #refuse(message: string, advice: string, cause?: unknown): DeliveryError {
    return new DeliveryError(`${this.name}: ${message}`, {
      file: this.name,
      advice,
      cause,
    });
  }
}
