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

const INVISIBLE = /[\p{Cc}\p{Cf}]+/gu;
const LONGEST = 256;

/**
 * A name as others wrote it, without characters that cannot be seen. Names that
 * are longer are dropped, not cut: two of them could become one.
 */
export function cleanName(text: string | undefined): string | undefined {
  const clean = text?.replace(INVISIBLE, ' ').trim();
  return clean && clean.length <= LONGEST ? clean : undefined;
}

/** The start of a text that others wrote, for messages. */
export function excerpt(text: string): string {
  const clean = text.replace(INVISIBLE, ' ').trim();
  return JSON.stringify(clean.length > 60 ? `${clean.slice(0, 59)}…` : clean);
}
