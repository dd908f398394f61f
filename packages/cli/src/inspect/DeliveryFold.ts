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
  Day,
  Month,
  monthOf,
  splitAmount,
} from 'backstage-plugin-ai-cost-common';
import type {
  AttributionPart,
  Attributor,
  ChargeLine,
  ClaimObserver,
  DailyChargeBatch,
  OpenDelivery,
} from 'backstage-plugin-ai-cost-node';
import { addAmounts, Amounts, CountedAmounts } from './Amounts';
import { AmountTable } from './AmountTable';
import { BillTotals } from './BillTotals';

/** Where a part of a line's money goes in a month. */
type Target = (month: Month) => Amounts;

interface Segment {
  validFrom?: Day;
  weights: number[];
  targets: Target[];
}

interface FoldedLine {
  /** The newest first. */
  segments: Segment[];
  evidence: CountedAmounts;
}

/**
 * Adds up one delivery: everything, what of it is AI and why, whose it is and
 * what is nobody's.
 */
export class DeliveryFold {
  readonly #attributor: Attributor;
  readonly #observer: ClaimObserver;
  readonly #owners: ReadonlyMap<string, string>;
  readonly #sum = BillTotals.create();
  readonly #lines: FoldedLine[] = [];

  /**
   * @param options - owners by entity ref; the observer sees every line
   * @throws Error when the charges differ from the delivery's control totals
   */
  static async run(options: {
    delivery: OpenDelivery;
    attributor: Attributor;
    observer: ClaimObserver;
    owners: ReadonlyMap<string, string>;
  }): Promise<BillTotals> {
    const { delivery, attributor, observer, owners } = options;
    const fold = new DeliveryFold(attributor, observer, owners);
    for await (const lines of delivery.lines()) {
      for (const line of lines) {
        fold.#addLine(line);
      }
    }
    for await (const charges of delivery.dailyCharges()) {
      fold.#addCharges(charges);
    }
    return fold.#finish(delivery);
  }

  private constructor(
    attributor: Attributor,
    observer: ClaimObserver,
    owners: ReadonlyMap<string, string>,
  ) {
    this.#attributor = attributor;
    this.#observer = observer;
    this.#owners = owners;
  }

  #addLine(line: ChargeLine): void {
    const { billingCurrency: currency, classificationRule: rule } = line;
    const { segments } = this.#attributor.attribute(line, this.#observer);
    this.#lines.push({
      segments: [...segments].reverse().map(({ validFrom, parts }) => ({
        validFrom,
        weights: parts.map(({ weight }) => weight),
        targets: parts.map(part => this.#targetOf(part, currency)),
      })),
      evidence: this.#sum.evidence.at({ currency, rule }),
    });
  }

  #targetOf(part: AttributionPart, currency: string): Target {
    const { entityRef: entity, environment, model, workload } = part;
    if (entity === undefined) {
      const reason = part.unallocatedReason!;
      return byMonth(month =>
        this.#sum.unallocated.at({ reason, month, currency }),
      );
    }
    const owner = this.#owners.get(entity) ?? '';
    return byMonth(month =>
      this.#sum.allocations.at({
        entity,
        owner,
        environment,
        model,
        workload,
        month,
        currency,
      }),
    );
  }

  #addCharges(charges: DailyChargeBatch): void {
    for (let i = 0; i < charges.size; i++) {
      const { segments, evidence } = this.#lines[charges.line[i]];
      const amounts = {
        billed: charges.billed[i],
        effective: charges.effective[i],
        list: charges.list[i],
      };
      addAmounts(evidence, amounts);
      evidence.rows += charges.rows[i];

      const day = charges.day[i];
      const { weights, targets } = segments.find(
        ({ validFrom }) => validFrom === undefined || validFrom <= day,
      )!;
      const month = monthOf(day);
      const billed = splitAmount(amounts.billed, weights);
      const effective = splitAmount(amounts.effective, weights);
      const list = splitAmount(amounts.list, weights);
      for (const [part, target] of targets.entries()) {
        addAmounts(target(month), {
          billed: billed[part],
          effective: effective[part],
          list: list[part],
        });
      }
    }
  }

  #finish(delivery: OpenDelivery): BillTotals {
    const sum = this.#sum;
    const control = AmountTable.create<{ currency: string }>();
    for (const total of delivery.controlTotals) {
      const { currency, month, rows } = total;
      sum.totals.add({ currency }, total, rows);
      if (total.ai) {
        control.add({ currency }, total, rows);
      } else {
        sum.notAi.add({ month, currency }, total, rows);
      }
    }
    for (const { labels, amounts } of sum.evidence.rows()) {
      sum.ai.add({ currency: labels.currency }, amounts, amounts.rows);
    }
    assertSame(control, sum.ai);
    sum.quarantine.push(...delivery.quarantine);
    sum.quarantinedRows = delivery.quarantinedRows;
    sum.problems.push(...delivery.problems);
    return sum;
  }
}

/** Remembers the months that it was asked for. */
function byMonth(at: Target): Target {
  const known = new Map<Month, Amounts>();
  return month => {
    let amounts = known.get(month);
    if (!amounts) {
      amounts = at(month);
      known.set(month, amounts);
    }
    return amounts;
  };
}

function assertSame(
  control: AmountTable<{ currency: string }>,
  ai: AmountTable<{ currency: string }>,
): void {
  for (const { labels, amounts } of control.rows()) {
    const counted = ai.at(labels);
    if (
      counted.rows !== amounts.rows ||
      counted.billed !== amounts.billed ||
      counted.effective !== amounts.effective ||
      counted.list !== amounts.list
    ) {
      throw new Error(
        `The AI charges in ${labels.currency} differ from the control totals of the bill; please report this`,
      );
    }
  }
}
