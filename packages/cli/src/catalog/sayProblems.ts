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

import type { AnnotationProblem } from 'backstage-plugin-ai-cost-common';
import { say } from '../say';

const MAX_SHOWN = 40;
const MAX_UNMATCHED = 8;

/**
 * Names the annotations that are wrong or in conflict, by entity ref, and those
 * that match nothing: bills that are looked at may be a part of the whole.
 */
export function sayProblems(
  problems: ReadonlyMap<string, readonly AnnotationProblem[]>,
): void {
  const unmatched: string[] = [];
  const wrong: string[] = [];
  for (const [entityRef, found] of problems) {
    for (const { annotation, value, kind, message } of found) {
      const item = value === undefined ? '' : ` "${value}"`;
      if (kind === 'no-match') {
        unmatched.push(`${entityRef} ${annotation}${item}`);
      } else {
        wrong.push(`${entityRef} ${annotation}${item}: ${message}`);
      }
    }
  }
  sayList('', wrong, MAX_SHOWN);
  sayList('No charge matches ', unmatched, MAX_UNMATCHED);
}

function sayList(start: string, items: string[], limit: number): void {
  for (const item of items.slice(0, limit)) {
    say(`${start}${item}`);
  }
  if (items.length > limit) {
    say(`… and ${items.length - limit} more`);
  }
}
