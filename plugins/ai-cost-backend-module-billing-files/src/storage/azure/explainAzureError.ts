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
interface AzureFailure {
  name?: string;
  code?: string;
  statusCode?: number;
}

const TROUBLES: Record<string, StorageTrouble> = {
  AuthorizationFailure: 'denied',
  AuthorizationPermissionMismatch: 'denied',
  AuthorizationProtocolMismatch: 'denied',
  InsufficientAccountPermissions: 'denied',
  KeyBasedAuthenticationNotPermitted: 'denied',
  PublicAccessNotPermitted: 'denied',
  AuthenticationFailed: 'credentials',
  NoAuthenticationInformation: 'credentials',
  InvalidAuthenticationInfo: 'credentials',
  AuthenticationError: 'credentials',
  AuthenticationRequiredError: 'credentials',
  AggregateAuthenticationError: 'credentials',
  ChainedTokenCredentialError: 'credentials',
  CredentialUnavailableError: 'credentials',
  ContainerNotFound: 'no-bucket',
  ContainerBeingDeleted: 'no-bucket',
  InvalidResourceName: 'no-bucket',
  BlobNotFound: 'gone',
  ConditionNotMet: 'changed',
  BlobArchived: 'archived',
  ServerBusy: 'throttled',
};

/** Answers to HEAD have no body that could name the trouble. */
const TROUBLES_BY_STATUS: Record<number, StorageTrouble> = {
  401: 'credentials',
  403: 'denied',
  404: 'gone',
  412: 'changed',
  429: 'throttled',
  503: 'throttled',
};

/** Turns what the client failed with into an error that says what to do. */
export function explainAzureError(
  error: unknown,
  options: { subject: string; container: string },
): DeliveryError {
  const { name, code, statusCode } = error as AzureFailure;
  const trouble =
    TROUBLES[code ?? ''] ??
    TROUBLES[name ?? ''] ??
    // What has no answer did not come through.
    (statusCode === undefined
      ? 'unreachable'
      : TROUBLES_BY_STATUS[statusCode]) ??
    'other';
  return storageError({
    trouble,
    subject: trouble === 'no-bucket' ? options.container : options.subject,
    code: code ?? (statusCode === undefined ? name : `${statusCode}`),
    advice:
      trouble === 'denied'
        ? "Give the backend's identity the role Storage Blob Data Reader on the container, and let its network through the account's firewall"
        : undefined,
  });
}
