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
 * What a question is: fields of a form, or JSON.
 *
 * @public
 */
export type ApiBody =
  | { form: readonly [name: string, value: string][] }
  | { json: unknown };

/** As it is sent. */
export function encodeBody(body: ApiBody): { type: string; text: string } {
  return 'form' in body
    ? {
        type: 'application/x-www-form-urlencoded',
        text: new URLSearchParams(
          body.form.map(([name, value]) => [name, value]),
        ).toString(),
      }
    : { type: 'application/json', text: JSON.stringify(body.json) };
}
