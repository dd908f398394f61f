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

/** What the SDK throws; which of these are there depends on what failed. */
interface S3Failure {
  name?: string;
  code?: string;
  $metadata?: { httpStatusCode?: number };
}

const TROUBLES: Record<string, StorageTrouble> = {
  AccessDenied: 'denied',
  AllAccessDisabled: 'denied',
  AccountProblem: 'denied',
  CredentialsProviderError: 'credentials',
  TokenProviderError: 'credentials',
  ExpiredToken: 'credentials',
  ExpiredTokenException: 'credentials',
  TokenRefreshRequired: 'credentials',
  InvalidToken: 'credentials',
  InvalidAccessKeyId: 'credentials',
  SignatureDoesNotMatch: 'credentials',
  RequestTimeTooSkewed: 'credentials',
  NoSuchBucket: 'no-bucket',
  InvalidBucketName: 'no-bucket',
  NoSuchKey: 'gone',
  NotFound: 'gone',
  PreconditionFailed: 'changed',
  InvalidObjectState: 'archived',
  SlowDown: 'throttled',
  Throttling: 'throttled',
  ThrottlingException: 'throttled',
  RequestLimitExceeded: 'throttled',
  TooManyRequestsException: 'throttled',
  TimeoutError: 'unreachable',
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

/** Turns what the SDK failed with into an error that says what to do. */
export function explainS3Error(
  error: unknown,
  options: { subject: string; bucket: string },
): DeliveryError {
  const { name, code, $metadata } = error as S3Failure;
  const status = $metadata?.httpStatusCode;
  const trouble =
    TROUBLES[name ?? ''] ??
    // What has no answer did not come through.
    (status === undefined ? 'unreachable' : TROUBLES_BY_STATUS[status]) ??
    'other';
  return storageError({
    trouble,
    subject:
      trouble === 'no-bucket' ? `s3://${options.bucket}` : options.subject,
    code: code ?? (name === 'Error' ? undefined : name),
    advice:
      trouble === 'denied'
        ? `Let the backend do s3:ListBucket on the bucket and s3:GetObject on its objects, and kms:Decrypt where they are encrypted with a key of yours`
        : undefined,
  });
}
