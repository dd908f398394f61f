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

import { createHash } from 'node:crypto';
import type {
  ChargeDimensions,
  Classifier,
} from 'backstage-plugin-ai-cost-node';
import type { DuckDbSession } from './DuckDbSession';
import { turnTaker } from './eventLoop';
import { readLines } from './LineReader';
import { UnreadableCells } from './UnreadableCells';

/** What came of classifying the lines; the table `ai_lines` has the rest. */
export interface ClassifiedLines {
  /** From the quantity as billed to the one of the line, by ordinal. */
  quantityFactors: number[];
  unreadable: UnreadableCells;
}

/**
 * Asks the classifier about each combination of raw dimensions, and numbers the
 * AI lines. Combinations that say the same become one line.
 *
 * @remarks
 * Fills the table `ai_lines`: `line`, the `ordinal` of its AI line, and whether
 * it is the `first` with that ordinal. The lines themselves are not kept; they
 * may be many, and are read again when they are asked for.
 */
export async function classifyLines(options: {
  session: DuckDbSession;
  classifier: Classifier;
}): Promise<ClassifiedLines> {
  const { session, classifier } = options;
  const ordinals = new Map<string, number>();
  const result: ClassifiedLines = {
    quantityFactors: [],
    unreadable: UnreadableCells.create(),
  };
  const aiLines: [line: number, ordinal: number, first: boolean][] = [];
  const takeTurn = turnTaker();

  const from = 'lines WHERE currency IS NOT NULL';
  for await (const lines of readLines({ session, from })) {
    for (const { line, dimensions, unreadable } of lines) {
      result.unreadable.add(line, unreadable);
      const classified = classifier.classify(dimensions);
      if (classified) {
        const key = keyOf(dimensions);
        const known = ordinals.get(key);
        const ordinal = known ?? ordinals.size;
        if (known === undefined) {
          ordinals.set(key, ordinal);
          result.quantityFactors.push(classified.quantityFactor);
        }
        aiLines.push([line, ordinal, known === undefined]);
      }
      const turn = takeTurn();
      if (turn) {
        await turn;
      }
    }
  }

  await result.unreadable.store(session);
  await session.run(
    'CREATE TABLE ai_lines (line INTEGER, ordinal INTEGER, first BOOLEAN)',
  );
  const appender = await session.appender('ai_lines');
  for (const [line, ordinal, first] of aiLines) {
    appender.appendInteger(line);
    appender.appendInteger(ordinal);
    appender.appendBoolean(first);
    appender.endRow();
  }
  appender.closeSync();
  return result;
}

/** The same for charges with the same dimensions, and short. */
function keyOf(dimensions: ChargeDimensions): string {
  return createHash('sha256')
    .update(JSON.stringify(dimensions))
    .digest('base64');
}
