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
 * An instant that can be read without guessing, as a regular expression for the
 * whole of a text: `2026-11-23`, alone or with a time in UTC or without zone.
 *
 * @public
 */
export const UTC_INSTANT = String.raw`\s*\d{4}-\d{2}-\d{2}([T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d([.,]\d{1,9})?)?( ?(Z|z|UTC|[+-]00(:?00)?))?)?\s*`;

/**
 * The same with the offset of another zone.
 *
 * @public
 */
export const OFFSET_INSTANT = String.raw`\s*\d{4}-\d{2}-\d{2}[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?[+-]\d{2}(:?\d{2})?\s*`;
