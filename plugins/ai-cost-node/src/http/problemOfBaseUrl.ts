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

/**
 * Why an API is not asked at a URL of the configuration: it is none, it would be
 * shown with what is secret in it, or credentials would be sent to it
 * unencrypted.
 *
 * @returns the end of a sentence that begins with the setting, without its
 * value; undefined when nothing is wrong
 *
 * @public
 */
export function problemOfBaseUrl(options: {
  baseUrl: string;
  secrets: readonly string[];
  /** Whether whoever configures it says that nobody can listen. */
  allowInsecure: boolean | undefined;
}): string | undefined {
  const { baseUrl, secrets, allowInsecure } = options;
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (
    !url ||
    !['http:', 'https:'].includes(url.protocol) ||
    `${url.username}${url.password}${url.search}${url.hash}` !== ''
  ) {
    return 'is no http or https URL without user, query and fragment';
  }
  return secrets.length > 0 && isPlainNetwork(url) && !allowInsecure
    ? 'would get its credentials unencrypted; use https://, or set allowInsecure: true where nobody can listen'
    : undefined;
}

/** Of the same machine, nobody else hears what is said. */
function isPlainNetwork({ protocol, hostname }: URL): boolean {
  return (
    protocol === 'http:' &&
    !['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
  );
}
