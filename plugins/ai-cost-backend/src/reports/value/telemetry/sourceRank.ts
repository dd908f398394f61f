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

import type { FigureSource } from './Figure';

const SOURCE = 'source:';
const ANNOTATED = 0;

/**
 * Who measured a series, and how far it is trusted: what annotations ask for,
 * then the configured sources in their order, then removed ones, then what is
 * pushed; usage events come last.
 *
 * @param options - `configured` are ids, in the order of the configuration
 */
export function sourceOf(options: {
  reporter: string;
  /** An annotation asked for it. */
  annotated: boolean;
  configured: readonly string[];
}): FigureSource {
  const { reporter, annotated, configured } = options;
  if (!reporter.startsWith(SOURCE)) {
    return { id: reporter, rank: configured.length + 2 };
  }
  const id = reporter.slice(SOURCE.length);
  if (annotated) {
    return { id, rank: ANNOTATED };
  }
  const index = configured.indexOf(id);
  return { id, rank: 1 + (index < 0 ? configured.length : index) };
}

/** What usage events tell, where nothing else does. */
export const USAGE_SOURCE: FigureSource = { id: 'usage', rank: Infinity };
