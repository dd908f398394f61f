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

import { isError } from '@backstage/errors';
import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import { printable } from '../files/printable';

const LONGEST_REASON = 200;

/** True when DuckDB ran out of the memory that it may use. */
export function isOutOfMemory(error: unknown): boolean {
  return (
    isError(error) &&
    /^Out of Memory Error/.test(error.message) &&
    !isOutOfDisk(error)
  );
}

function isOutOfDisk(error: Error): boolean {
  return /max_temp_directory_size|No space left on device|ENOSPC/i.test(
    error.message,
  );
}

/** The folder for temporary files cannot be used. */
export function cannotSpill(folder: string, cause: unknown): DeliveryError {
  return new DeliveryError(
    `The folder for temporary files, ${folder}, cannot be written to (${
      (cause as NodeJS.ErrnoException).code ?? 'unknown cause'
    })`,
    {
      advice:
        'Free space in it, or set aiCost.duckdb.tempDirectory to a folder that the backend may write to',
      cause,
    },
  );
}

/** The places where DuckDB names the file in an error. */
const NAMED_FILE = [
  /Failed to read file "([^"]+)"/,
  /end of file '([^']+)'/,
  /File '([^']+)' too small/,
  /match the pattern "([^"]+)"/,
  /Input is not a GZIP stream: (.+)/,
  /^\s*file = (.+)$/m,
  /(?:open|read from) file "([^"]+)"/,
];

/**
 * Turns what DuckDB failed with into an error that names the file and says what
 * to do. Errors of others are handed back as they are.
 *
 * @param error - what was thrown
 * @param options - `nameOf` gives the name of a file for people, by the path
 * that DuckDB knows
 */
export function explainEngineError(
  error: unknown,
  options: { nameOf: (path: string) => string | undefined },
): unknown {
  if (!isEngineError(error)) {
    return error;
  }
  const { message } = error;
  if (isOutOfDisk(error)) {
    return new DeliveryError('The disk for temporary files is full', {
      advice:
        'Free space, or set aiCost.duckdb.tempDirectory to a larger disk. What was visible stays',
      cause: error,
    });
  }
  if (isOutOfMemory(error)) {
    return new DeliveryError(
      'The bill does not fit into the memory that the roll-up may use',
      { advice: 'Raise aiCost.duckdb.memoryLimit', cause: error },
    );
  }
  if (message.startsWith('Out of Range Error')) {
    return new DeliveryError('An amount of the bill is too large to be added', {
      advice: 'Look for a cost of more than 10^12 in the bill',
      cause: error,
    });
  }
  const path = namedPath(message);
  const file = path && options.nameOf(path);
  if (!file) {
    return error;
  }
  if (/state machine reached an invalid state/.test(message)) {
    return new DeliveryError(
      `${file}: the file mixes kinds of line ends (CRLF and LF), or has a quote in the wrong place`,
      {
        file,
        advice: 'Write the file again with one kind of line end',
        cause: error,
      },
    );
  }
  return damaged(file, error);
}

/**
 * True for what DuckDB fails with when a file is damaged and it does not say
 * which.
 */
export function isUnnamedFileError(error: unknown): boolean {
  return (
    isEngineError(error) &&
    /^(Invalid|IO|Serialization|Conversion)( Input)? Error: /.test(
      error.message,
    ) &&
    !isOutOfDisk(error) &&
    namedPath(error.message) === undefined
  );
}

/** A file is cut off or damaged, as DuckDB found. */
export function damaged(file: string, cause: unknown): DeliveryError {
  const path = namedPath((cause as Error).message);
  return new DeliveryError(
    `${file}: the file is cut off or damaged (${shortReason(cause, {
      path,
      file,
    })})`,
    {
      file,
      advice: 'Wait until the upload is complete, or write the file again',
      cause,
    },
  );
}

/**
 * The first line of what somebody else failed with, for people: it may quote
 * cells of the bill, and names a file by where it is on this machine.
 *
 * @param options - the `path` to be replaced by the name of the `file`
 */
export function shortReason(
  error: unknown,
  options: { path?: string; file: string },
): string {
  const { path, file } = options;
  const [line] = String((error as Error).message ?? error).split('\n');
  const reason = path ? line.replaceAll(path, file) : line;
  return printable(reason.slice(0, LONGEST_REASON));
}

function isEngineError(error: unknown): error is Error {
  return isError(error) && /^[A-Z][A-Za-z ]+ Error: /.test(error.message);
}

function namedPath(message: string): string | undefined {
  return NAMED_FILE.map(pattern => pattern.exec(message)?.[1]).find(Boolean);
}
