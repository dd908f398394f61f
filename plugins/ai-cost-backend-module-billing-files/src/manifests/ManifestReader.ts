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

import fs from 'node:fs';
import type { Readable } from 'node:stream';
import type {
  BillStorage,
  ListedFile,
  StoredFile,
} from '../storage/BillStorage';
import { awsManifest } from './awsManifest';
import { KeptByFile } from '../files/KeptByFile';
import { azureManifest } from './azureManifest';
import type { Manifest } from './Manifest';
import { malformed, type JsonObject } from './manifestJson';

const MOST_KEPT = 5_000;
const LARGEST = 16 << 20;

/**
 * Reads manifests, and keeps what they say by name, size, time and ETag, so that
 * only new ones are read.
 */
export class ManifestReader {
  readonly #storage: BillStorage;
  readonly #kept = KeptByFile.create<Manifest | 'no bill' | undefined>({
    most: MOST_KEPT,
  });

  static create(options: { storage: BillStorage }): ManifestReader {
    return new ManifestReader(options.storage);
  }

  private constructor(storage: BillStorage) {
    this.#storage = storage;
  }

  /**
   * @returns undefined when the file is no manifest of a vendor that is known
   * @throws DeliveryError when it is one and cannot be read
   */
  async read(
    file: ListedFile,
    signal?: AbortSignal,
  ): Promise<Manifest | 'no bill' | undefined> {
    return this.#kept.of(file, () => this.#read(file, signal));
  }

  /** Forgets all other manifests. */
  keepOnly(manifests: readonly ListedFile[]): void {
    this.#kept.keepOnly(manifests);
  }

  async #read(
    file: ListedFile,
    signal?: AbortSignal,
  ): Promise<Manifest | 'no bill' | undefined> {
    if (file.size > LARGEST) {
      throw malformed(file, `it has more than ${LARGEST >> 20} MiB`);
    }
    const stored = await this.#storage.find(file.name, { signal });
    const text = await readText(stored, signal);
    let json: unknown;
    try {
      json = JSON.parse(text.replace(/^\uFEFF/, ''));
    } catch {
      throw malformed(file, 'it is no whole JSON');
    }
    if (typeof json !== 'object' || json === null || Array.isArray(json)) {
      return undefined;
    }
    return (
      awsManifest(json as JsonObject, file) ??
      azureManifest(json as JsonObject, file)
    );
  }
}

async function readText(
  file: StoredFile,
  signal?: AbortSignal,
): Promise<string> {
  const stream: Readable =
    'download' in file
      ? await file.download(signal)
      : fs.createReadStream(file.path, { signal });
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of stream) {
    bytes += piece.length;
    if (bytes > LARGEST) {
      throw malformed(file, `it has more than ${LARGEST >> 20} MiB`);
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
