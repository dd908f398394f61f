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

import type { LoggerService } from '@backstage/backend-plugin-api';
import { isDatabaseError } from './databaseFailure';

/**
 * Logs what a developer needs to find a failure. Of a database's error these
 * are its codes alone: its text quotes the rows that were written.
 */
export function logFailure(logger: LoggerService, error: unknown): void {
  if (!isDatabaseError(error)) {
    logger.error('Ingestion failed', error as Error);
    return;
  }
  const { code, table, constraint } = error as Record<string, string>;
  logger.error('Ingestion failed in the database', { code, table, constraint });
}
