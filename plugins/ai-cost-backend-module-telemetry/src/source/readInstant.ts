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

const ZONE = /(?:Z|[+-]\d{2}:?\d{2})$/i;
const DATE_AND_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;

/**
 * Reads a date and time; without a zone it is UTC.
 *
 * @returns undefined when it is none
 */
export function readInstant(text: string | undefined): Date | undefined {
  if (text === undefined || !DATE_AND_TIME.test(text)) {
    return undefined;
  }
  const iso = text.replace(' ', 'T');
  const instant = new Date(ZONE.test(iso) ? iso : `${iso}Z`);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
