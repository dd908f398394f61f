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

import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import { csvStream, unreadableCsv } from '../csv/csvStream';
import type { BillFile } from './BillFile';
import type { BillTable } from './BillTable';
import { readGzipTrailer, type GzipTrailer } from './gzipTrailer';

/** A file, and the end of it when it is compressed with gzip. */
interface Candidate {
  file: BillFile;
  basis: BillTable['basis'];
  trailer?: GzipTrailer;
}

/**
 * Makes sure that no two files are the same to the byte, compressed with gzip or
 * not, for their charges would count twice. Identical rows are legal, identical
 * files are a copy. Only files whose costs count in different bases may be the
 * same.
 *
 * @throws DeliveryError when two files are the same
 */
export async function refuseTwins(
  tables: readonly BillTable[],
  signal?: AbortSignal,
): Promise<void> {
  const candidates: Candidate[] = [];
  for (const { file, basis } of tables) {
    signal?.throwIfAborted();
    candidates.push({ file, basis, trailer: await readGzipTrailer(file) });
  }
  for (const alike of groupAlike(candidates)) {
    if (alike.length > 1) {
      await refuseSameContent(alike, signal);
    }
  }
}

/** Groups what may be the same, by what is known without reading it. */
function groupAlike(candidates: readonly Candidate[]): Iterable<Candidate[]> {
  const plainSizes = new Set(
    candidates
      .filter(({ trailer }) => !trailer)
      .map(candidate => sizeOf(candidate)),
  );
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const size = sizeOf(candidate);
    // A plain file has no checksum to compare.
    const key = plainSizes.has(size)
      ? `${size}`
      : `${size} ${candidate.trailer?.checksum}`;
    const ofBasis = `${key} ${candidate.basis}`;
    const alike = groups.get(ofBasis) ?? [];
    groups.set(ofBasis, alike);
    alike.push(candidate);
  }
  return groups.values();
}

/** Bytes, uncompressed, modulo 2^32. */
function sizeOf({ file, trailer }: Candidate): number {
  return trailer?.size ?? file.size % 2 ** 32;
}

async function refuseSameContent(
  candidates: readonly Candidate[],
  signal?: AbortSignal,
): Promise<void> {
  const seen = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const { file, trailer } = candidate;
    const digest = await hashContent(candidate, signal);
    const twin = seen.get(digest);
    if (twin) {
      const how = trailer || twin.trailer ? ' once uncompressed' : '';
      throw new DeliveryError(
        `${twin.file.name} and ${file.name} are the same to the byte${how}; their charges would count twice`,
        {
          file: file.name,
          advice:
            'Remove one of them. Where each file is a whole copy of the period, set layout.files to "snapshots"',
        },
      );
    }
    seen.set(digest, candidate);
  }
}

async function hashContent(
  { file, trailer }: Candidate,
  signal?: AbortSignal,
): Promise<string> {
  const hash = createHash('sha256');
  const gzip = trailer !== undefined;
  try {
    await pipeline(csvStream({ path: file.path, gzip, signal }), hash);
  } catch (error) {
    throw unreadableCsv(file.name, error);
  }
  return hash.digest('hex');
}
