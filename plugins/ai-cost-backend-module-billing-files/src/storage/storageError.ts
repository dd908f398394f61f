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

import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import { printable } from '../files/printable';

/** What a storage far away answers with when it does not answer as hoped. */
export type StorageTrouble =
  | 'denied'
  | 'credentials'
  | 'no-bucket'
  | 'gone'
  | 'changed'
  | 'archived'
  | 'throttled'
  | 'unreachable'
  | 'other';

const NOTHING_TO_DO = 'Nothing is to be done: the next run reads it again';

const TROUBLES: Record<StorageTrouble, { says: string; advice: string }> = {
  denied: {
    says: 'access is denied',
    advice: 'Let the backend list and read it',
  },
  credentials: {
    says: 'the credentials are missing, wrong or expired',
    advice: 'Renew the credentials of the source or of the backend',
  },
  'no-bucket': {
    says: 'there is no such bucket',
    advice: 'Check aiCost.sources[].path, and the endpoint where one is set',
  },
  gone: {
    says: 'the file is not there',
    advice: 'Check the path, and whether the file is still being uploaded',
  },
  changed: {
    says: 'the file changed since it was found',
    advice: NOTHING_TO_DO,
  },
  archived: {
    says: 'the file is in an archive and cannot be read at once',
    advice: 'Restore it, or keep bills out of archive tiers',
  },
  throttled: {
    says: 'the storage asks for fewer requests',
    advice:
      'The next run tries again; run the source less often if it stays so',
  },
  unreachable: {
    says: 'the storage cannot be reached',
    advice: 'Check the endpoint, the network and the proxy of the backend',
  },
  other: {
    says: 'the storage failed',
    advice: 'The next run tries again',
  },
};

/**
 * Says what is wrong with a storage. It takes codes and no messages of clients,
 * for those may hold addresses with signatures and headers with secrets.
 *
 * @param options - `subject` is the file or bucket, `code` what the storage or
 * the network calls it
 */
export function storageError(options: {
  trouble: StorageTrouble;
  subject: string;
  code?: string;
  /** Where the vendor has something better to say. */
  advice?: string;
}): DeliveryError {
  const { says, advice } = TROUBLES[options.trouble];
  const subject = printable(options.subject);
  const code = options.code?.match(/^[\w.-]{1,60}$/)?.[0];
  return new DeliveryError(
    `${subject}: ${says}${code === undefined ? '' : ` (${code})`}`,
    { file: subject, advice: options.advice ?? advice },
  );
}
