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

import type { DeliveryError } from 'backstage-plugin-ai-cost-node';
import { storageError, type StorageTrouble } from '../storageError';

/** What the client throws; which of these are there depends on what failed. */
interface GcsFailure {
  name?: string;
  /** Of the API a status, of the network a word. */
  code?: number | string;
  message?: string;
  errors?: { reason?: string }[];
}

const TROUBLES: Record<string, StorageTrouble> = {
  400: 'other',
  401: 'credentials',
  403: 'denied',
  412: 'changed',
  500: 'other',
  503: 'throttled',
  429: 'throttled',
};

/**
 * Turns what the client failed with into an error that says what to do.
 *
 * @param options - `missing` is what it means that something is not found
 */
export function explainGcsError(
  error: unknown,
  options: { subject: string; bucket: string; missing: StorageTrouble },
): DeliveryError {
  const { name, code, message, errors } = error as GcsFailure;
  const status = Number(code);
  let trouble: StorageTrouble = 'other';
  if (name === 'GaxiosError' || /credentials/i.test(message ?? '')) {
    // Tokens come from elsewhere than objects.
    trouble = 'credentials';
  } else if (status === 404) {
    trouble = options.missing;
  } else if (TROUBLES[status]) {
    trouble = TROUBLES[status];
  } else if (!(status >= 400) && code !== 'CONTENT_DOWNLOAD_MISMATCH') {
    trouble = 'unreachable';
  }
  return storageError({
    trouble,
    subject:
      trouble === 'no-bucket' ? `gs://${options.bucket}` : options.subject,
    code: errors?.[0]?.reason ?? (code === undefined ? undefined : `${code}`),
    advice:
      trouble === 'denied'
        ? 'Give the service account of the backend the role Storage Object Viewer (roles/storage.objectViewer) on the bucket'
        : undefined,
  });
}
