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

import type { AuditorService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Request } from 'express';

/** Does what has to be audited, and notes whether it succeeded. */
export async function audited(
  options: {
    auditor: AuditorService;
    request: Request;
    /** In kebab-case. */
    eventId: string;
    meta: JsonObject;
  },
  act: () => Promise<void>,
): Promise<void> {
  const { auditor, request, eventId, meta } = options;
  const event = await auditor.createEvent({
    eventId,
    request,
    meta,
    severityLevel: 'medium',
  });
  try {
    await act();
  } catch (error) {
    await event.fail({ error: toError(error) });
    throw error;
  }
  await event.success();
}
