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

import type { Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Streams a CSV file. A failure on the way breaks the connection, so that a
 * part of a file is not taken for the whole.
 */
export async function sendCsv(
  response: Response,
  options: {
    pieces: AsyncIterable<string>;
    /** Of the file, without its ending; what is no letter or digit is replaced. */
    name: string;
  },
): Promise<void> {
  const { pieces, name } = options;
  response.set({
    'Cache-Control': 'private, no-store',
    'Content-Disposition': `attachment; filename="${fileNameOf(name)}"`,
    'Content-Type': 'text/csv; charset=utf-8; header=present',
  });
  await pipeline(Readable.from(pieces), response);
}

function fileNameOf(name: string): string {
  return `${name}.csv`.replace(/[^A-Za-z0-9._-]+/g, '-');
}
