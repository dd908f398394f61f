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

const HTTP_HEADER_VALUE = /^[\x21-\x7e]+$/;

/**
 * Why a secret could not be sent in a header.
 *
 * @returns the end of a sentence that begins with the setting; undefined when
 * nothing is wrong
 *
 * @public
 */
export function problemOfSecret(secret: string): string | undefined {
  return HTTP_HEADER_VALUE.test(secret)
    ? undefined
    : 'has a character that no key has, such as a blank or a line end';
}
