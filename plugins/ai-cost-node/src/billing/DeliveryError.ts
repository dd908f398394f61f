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

import { CustomErrorBase, toError } from '@backstage/errors';

/**
 * A delivery that cannot be trusted as a whole: a truncated file, a missing
 * column, a file that changed while it was read.
 *
 * @remarks
 * The message and the advice are shown to people. The cause is not a part of
 * them: an engine's own words hold absolute paths and cells of the bill.
 *
 * @public
 */
export class DeliveryError extends CustomErrorBase {
  readonly name = 'DeliveryError' as const;
  /** For whoever debugs it. */
  readonly cause?: Error;
  /** The file to look at. */
  readonly file?: string;
  /** What to do about it. */
  readonly advice?: string;

  constructor(
    message: string,
    options?: { file?: string; advice?: string; cause?: unknown },
  ) {
    super(message);
    this.cause =
      options?.cause === undefined ? undefined : toError(options.cause);
    this.file = options?.file;
    this.advice = options?.advice;
  }
}
