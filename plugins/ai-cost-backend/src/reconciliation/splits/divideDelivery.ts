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

import type { Day } from 'backstage-plugin-ai-cost-common';
import type { ChargeLine } from 'backstage-plugin-ai-cost-node';
import { providerAccountOf } from '../../ledger/accounts/providerAccount';
import { isNobodysOn } from '../../ledger/attributions/isNobodysOn';
import type { StoredCharge } from '../../ledger/charges/DailyChargeStore';
import type { Ledger } from '../../ledger/Ledger';
import { yieldToEventLoop } from '../../ledger/writers/yieldToEventLoop';
import type { AccountCoverage } from '../AccountCoverage';
import { accountKey, type AccountNames } from '../AccountNames';
import { BilledUsage } from './BilledUsage';
import { Divider } from './Divider';
import type { DividedDelivery } from './divisions';
import { isDivisible } from './lineUsage';
import { ReportedUsage } from './ReportedUsage';
import { SplitCharges } from './SplitCharges';

const CHARGES_PER_STEP = 10_000;

/** What {@link divideDelivery} works with. */
export interface DivisionOptions {
  ledger: Ledger;
  names: AccountNames;
  coverage: AccountCoverage;
  divided: DividedDelivery;
  /** Lines of the delivery that are nobody's, at least on some days. */
  unallocated: readonly number[];
  /** Sources of allocations. */
  allocating: ReadonlySet<string>;
  signal: AbortSignal;
}

/**
 * Divides what nobody claims of a delivery by the usage that sources of lower
 * grades report.
 */
export async function divideDelivery(
  options: DivisionOptions,
): Promise<SplitCharges> {
  const isNobodys = await readNobodys(options);
  const reported = await readReported(options);
  const billed = await readBilled(options, reported, isNobodys);
  const divider = Divider.create({ reported, billed });
  return divideUnallocated(options, divider, isNobodys);
}

type IsNobodys = (charge: StoredCharge) => boolean;

async function readNobodys({
  ledger,
  unallocated,
}: DivisionOptions): Promise<IsNobodys> {
  const attributions = await ledger.attributions.read(unallocated);
  return ({ id, time }) => {
    const attribution = attributions.get(id);
    return attribution !== undefined && isNobodysOn(attribution, time);
  };
}

async function readReported(options: DivisionOptions): Promise<ReportedUsage> {
  const { divided } = options;
  const reported = ReportedUsage.create();
  for (const { deliveryId, sourceId } of divided.dividing) {
    await eachCharge(options, { deliveryId, sourceId }, (line, charge, at) => {
      if (at.sources.includes(sourceId)) {
        reported.add({ sourceId, account: at.account }, line, charge);
      }
    });
  }
  return reported;
}

async function readBilled(
  options: DivisionOptions,
  reported: ReportedUsage,
  isNobodys: IsNobodys,
): Promise<BilledUsage> {
  const billed = BilledUsage.create({ reported });
  await eachCharge(options, options.divided, (line, charge, { account }) => {
    if (isDivisible(line)) {
      billed.add(line, charge, { account, claimed: !isNobodys(charge) });
    }
  });
  return billed;
}

async function divideUnallocated(
  options: DivisionOptions,
  divider: Divider,
  isNobodys: IsNobodys,
): Promise<SplitCharges> {
  const { divided, allocating, coverage } = options;
  const split = SplitCharges.create();
  await eachCharge(options, divided, (line, charge, { account, sources }) => {
    if (!isDivisible(line) || !isNobodys(charge)) {
      return;
    }
    const division = divider.divide({
      line,
      account,
      day: charge.time,
      sources: sources
        // Sources that are added up divide together, where the best of them does.
        .filter(
          (id, at) => !sources.slice(0, at).some(it => coverage.addsUp(it, id)),
        )
        .map(id => ({
          sourceIds: sources.filter(it => it === id || coverage.addsUp(it, id)),
          allocates: allocating.has(id),
        })),
    });
    if (division) {
      split.divide(line, charge, division);
    }
  });
  return split;
}

/** Visits the charges of a delivery on the days that are divided. */
async function eachCharge(
  options: DivisionOptions,
  delivery: { deliveryId: number; sourceId: string },
  visit: (
    line: ChargeLine,
    charge: StoredCharge,
    at: { account: string; sources: readonly string[] },
  ) => void,
): Promise<void> {
  const { ledger, names, divided, signal } = options;
  const { deliveryId, sourceId } = delivery;
  const steps = ledger.charges.readAll(deliveryId, CHARGES_PER_STEP);
  for await (const charges of steps) {
    signal.throwIfAborted();
    const lines = await ledger.lines.read([
      ...new Set(charges.map(({ id }) => id)),
    ]);
    const accountOf = new Map(
      [...lines].map(([id, line]) => [
        id,
        accountKey(names.nameOf(sourceId, providerAccountOf(line))),
      ]),
    );
    for (const charge of charges) {
      const account = accountOf.get(charge.id)!;
      const sources = dividing(divided, account, charge.time);
      if (sources) {
        visit(lines.get(charge.id)!, charge, { account, sources });
      }
    }
    await yieldToEventLoop();
  }
}

function dividing(
  { sources }: DividedDelivery,
  account: string,
  day: Day,
): readonly string[] | undefined {
  return sources.get(account)?.get(day);
}
