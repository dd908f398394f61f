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

import type { Attributor } from 'backstage-plugin-ai-cost-node';
import type { ChargeSplit } from '../../ledger/charges/ChargeSplitStore';
import type { Ledger } from '../../ledger/Ledger';
import type { SharedLines } from '../../ledger/summaries/followAttributions';
import { DerivedCharges } from '../DerivedCharges';
import type { SplitCharges, SplitLine } from './SplitCharges';

const LINES_PER_STEP = 500;

/** Into what a division is written. */
export interface SplitTarget {
  ledger: Ledger;
  split: SplitCharges;
  /** The derived delivery. */
  deliveryId: number;
  signal: AbortSignal;
}

/**
 * Stores what a division takes from the lines that have it: negative amounts.
 *
 * @remarks
 * It is a delivery beside that of what is given, for in a sum of both a row of
 * a summary could lose all its charges and keep some money.
 *
 * @returns the lines
 * @throws Error when what was stored is not that
 */
export async function writeTaken(options: SplitTarget): Promise<SharedLines> {
  const { split } = options;
  const derived = DerivedCharges.create(options);
  for (const some of inSteps([...split.parents])) {
    await derived.add(
      some.map(([id, { line }]) => ({ id, line })),
      some.flatMap(([id, line]) => chargesOf(id, line)),
    );
  }
  await derived.finish(split.totals('taken'));
  return derived.lines;
}

/**
 * Stores what a division gives to the lines of parts, and why.
 *
 * @returns the lines
 * @throws Error when what was stored is not what was taken
 */
export async function writeGiven(
  options: SplitTarget & { attributor: Attributor },
): Promise<SharedLines> {
  const { ledger, split, deliveryId, attributor, signal } = options;
  const derived = DerivedCharges.create(options);
  for (const some of inSteps([...split.parts.values()])) {
    const ids = await ledger.lines.getOrCreate(
      some.map(({ line }) => line),
      { signal },
    );
    const lines = some.map(({ line }, index) => ({ id: ids[index], line }));
    await ledger.attributions.addMissing({ lines, attributor, signal });
    await derived.add(
      lines,
      some.flatMap((line, index) => chargesOf(ids[index], line)),
    );
    await ledger.splits.append(
      deliveryId,
      some.flatMap(({ splits }, index): ChargeSplit[] =>
        [...splits.values()].map(why => ({ ...why, lineId: ids[index] })),
      ),
      signal,
    );
  }
  await derived.finish(split.totals('given'));
  return derived.lines;
}

function chargesOf(id: number, { charges }: SplitLine) {
  return [...charges]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, charge]) => ({ ...charge, id }));
}

function* inSteps<T>(items: readonly T[]): Generator<T[]> {
  for (let from = 0; from < items.length; from += LINES_PER_STEP) {
    yield items.slice(from, from + LINES_PER_STEP);
  }
}
