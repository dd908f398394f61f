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

export {
  ApiClient,
  type ApiClientOptions,
  type ApiQuestion,
  type ApiRequest,
} from './ApiClient';
export type { ApiBody } from './ApiBody';
export { ApiError } from './ApiError';
export { ByteBudget } from './ByteBudget';
export { describeIssue } from './describeIssue';
export { optionalCount, optionalText, requiredText } from './jsonFields';
export { jsonOrText } from './jsonOrText';
export { parseLosslessJson } from './parseLosslessJson';
export { problemOfBaseUrl } from './problemOfBaseUrl';
export { problemOfSecret } from './problemOfSecret';
export { readLimited } from './readLimited';
export { readPages, type Page } from './readPages';
export { readRetryAfter } from './readRetryAfter';
export { Redactor } from './Redactor';
export { Retries, type RetryOptions } from './Retries';
