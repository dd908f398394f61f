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
 * A UTC hour as `YYYY-MM-DDTHH:00Z`: an ISO 8601 instant that sorts as text.
 *
 * @public
 */
export type Hour = string;

const MILLISECONDS_PER_HOUR = 3_600_000;

/**
 * True for an existing hour written as `YYYY-MM-DDTHH:00Z`.
 *
 * @public
 */
export function isHour(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:00Z$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    utcHour(new Date(text)) === text
  );
}

/**
 * The UTC hour of an instant.
 *
 * @public
 */
export function utcHour(instant: Date): Hour {
  return `${instant.toISOString().slice(0, 13)}:00Z`;
}

/** @public */
export function addHours(hour: Hour, hours: number): Hour {
  return utcHour(new Date(Date.parse(hour) + hours * MILLISECONDS_PER_HOUR));
}
