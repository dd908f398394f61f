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

import type { Request, Response } from 'express';
import { matchesEntityTag } from './matchesEntityTag';

/** Sends a report, or says that the client has it already. */
export async function sendReport(
  request: Request,
  response: Pick<Response, 'set' | 'json' | 'status'>,
  read: (
    isKnown: (etag: string) => boolean,
  ) => Promise<{ etag: string; report?: object }>,
): Promise<void> {
  const ifNoneMatch = request.get('If-None-Match');
  const { etag, report } = await read(tag =>
    matchesEntityTag(ifNoneMatch, tag),
  );
  response.set({ ETag: etag, 'Cache-Control': 'private, no-cache' });
  if (report) {
    response.json(report);
  } else {
    response.status(304).end();
  }
}
