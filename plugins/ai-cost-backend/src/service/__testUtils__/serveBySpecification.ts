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

import { wrapServer } from '@backstage/backend-openapi-utils/testUtils';
import type { Express } from 'express';
import { createServer } from 'node:http';

/**
 * Serves an app with its OpenAPI router at the root, and fails the test on a
 * request or answer that its specification does not allow.
 *
 * @returns the URL to ask, without a slash at its end
 */
export async function serveBySpecification(app: Express): Promise<string> {
  // The proxy asks localhost at ::1 where that answers, even on machines that
  // do not know localhost by that address.
  app.listen = ((port: number) =>
    createServer(app).listen(port, '127.0.0.1')) as Express['listen'];
  const server = await wrapServer(app);
  return String(server.address()).replace(/\/$/, '');
}
