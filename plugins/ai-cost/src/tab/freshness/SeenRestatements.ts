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

import type { Restatement } from 'backstage-plugin-ai-cost-common';
import { z } from 'zod';

// What is stored may be another version's, or anybody's.
const STORED = z.array(
  z.object({ sourceId: z.string(), currency: z.string(), at: z.string() }),
);

/** Up to when the changes of a source in a currency were seen. */
export type SeenMark = z.infer<typeof STORED>[number];

/** Which restatements a person has seen. */
export class SeenRestatements {
  readonly #marks: readonly SeenMark[];

  /** Reads what was stored; what cannot be read counts as nothing. */
  static parse(stored: unknown): SeenRestatements {
    const { data = [] } = STORED.safeParse(stored);
    return new SeenRestatements(data);
  }

  private constructor(marks: readonly SeenMark[]) {
    this.#marks = marks;
  }

  includes(restatement: Restatement): boolean {
    return this.#marks.some(
      mark => isOf(mark, restatement) && restatement.at <= mark.at,
    );
  }

  /** What to store once these were seen, too. */
  with(restatements: readonly Restatement[]): SeenMark[] {
    return restatements.reduce<SeenMark[]>(
      (marks, { sourceId, currency, at }) => [
        ...marks.filter(mark => !isOf(mark, { sourceId, currency })),
        {
          sourceId,
          currency,
          at: marks
            .filter(mark => isOf(mark, { sourceId, currency }))
            .reduce((last, mark) => (mark.at > last ? mark.at : last), at),
        },
      ],
      [...this.#marks],
    );
  }
}

function isOf(
  mark: SeenMark,
  { sourceId, currency }: Pick<Restatement, 'sourceId' | 'currency'>,
): boolean {
  return mark.sourceId === sourceId && mark.currency === currency;
}
