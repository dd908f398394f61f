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

import {
  DeliveryError,
  type Attributor,
  type ChargeLine,
} from 'backstage-plugin-ai-cost-node';
import type { Ledger } from '../ledger/Ledger';
import { seriesFactsOf } from '../ledger/summaries/seriesFacts';
import type { KnownSeries } from '../ledger/summaries/CostSeriesStore';
import type { LineShares } from '../ledger/summaries/LineShares';
import { LineGroups } from '../ledger/accounts/LineGroups';
import { yieldToEventLoop } from '../ledger/writers/yieldToEventLoop';

const LINES_PER_STEP = 5_000;

/** A delivery's charge lines, in the order in which it yields them. */
export interface DeliveryLines {
  ids: number[];
  shares: LineShares[];
  currencies: string[];
  /** What their charges add up to by day, as positions in `groups`. */
  groupOf: number[];
  groups: LineGroups;
}

/** What lines are taken into. */
interface Taking {
  ledger: Ledger;
  attributor: Attributor;
  signal: AbortSignal;
  known: KnownSeries;
  taken: DeliveryLines;
}

/**
 * Stores a delivery's charge lines, attributes those that are new, and finds
 * whose series their charges go to.
 *
 * @throws DeliveryError when a line occurs twice
 */
export async function takeLines(options: {
  ledger: Ledger;
  attributor: Attributor;
  lines: AsyncIterable<ChargeLine[]>;
  /** Other rules have classified the visible delivery. */
  reclassified: boolean;
  signal: AbortSignal;
}): Promise<DeliveryLines> {
  const { ledger, lines, reclassified, signal } = options;
  const taken: DeliveryLines = {
    ids: [],
    shares: [],
    currencies: [],
    groupOf: [],
    groups: LineGroups.create(),
  };
  const taking: Taking = { ...options, known: new Map(), taken };
  const seen = new Set<number>();

  // Lines are attributed while the next ones are stored.
  let attributing: Promise<void> = Promise.resolve();
  try {
    for await (const some of inSteps(lines)) {
      signal.throwIfAborted();
      const ids = await ledger.lines.getOrCreate(some, { signal });
      refuseRepeated(ids, some, seen);
      if (reclassified) {
        await ledger.lines.updateReasons(
          ids.map((id, index) => ({ id, line: some[index] })),
          { signal },
        );
      }
      await attributing;
      attributing = attribute(some, ids, taking);
      attributing.catch(() => {});
    }
    await attributing;
  } finally {
    await attributing.catch(() => {});
  }
  return taken;
}

function refuseRepeated(
  ids: readonly number[],
  lines: readonly ChargeLine[],
  seen: Set<number>,
): void {
  for (const [index, id] of ids.entries()) {
    if (seen.has(id)) {
      throw new DeliveryError(
        `The charge line of ${lines[index].serviceName} with id ${id} came twice`,
        { advice: 'Please report this as a bug of the billing source' },
      );
    }
    seen.add(id);
  }
}

async function attribute(
  lines: readonly ChargeLine[],
  ids: readonly number[],
  taking: Taking,
): Promise<void> {
  const { ledger, attributor, signal, known, taken } = taking;
  const attributions = await ledger.attributions.addMissing({
    lines: ids.map((id, index) => ({ id, line: lines[index] })),
    attributor,
    signal,
  });
  const facts = lines.map(seriesFactsOf);
  const shares = await ledger.series.resolve(
    ids.map((id, index) => ({
      facts: facts[index],
      attribution: attributions.get(id)!,
    })),
    known,
    { signal },
  );
  ids.forEach((id, index) => {
    taken.ids.push(id);
    taken.shares.push(shares[index]);
    taken.currencies.push(facts[index].currency);
    taken.groupOf.push(taken.groups.positionOf(lines[index]));
  });
}

/** Batches of a size that is worth a few statements. */
async function* inSteps(
  batches: AsyncIterable<ChargeLine[]>,
): AsyncGenerator<ChargeLine[]> {
  let step: ChargeLine[] = [];
  for await (const batch of batches) {
    for (const line of batch) {
      step.push(line);
      if (step.length === LINES_PER_STEP) {
        yield step;
        step = [];
      }
    }
    await yieldToEventLoop();
  }
  if (step.length > 0) {
    yield step;
  }
}
