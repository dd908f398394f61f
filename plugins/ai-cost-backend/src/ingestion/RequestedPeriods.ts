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

import type { Month, SourceProblem } from 'backstage-plugin-ai-cost-common';
import type { DeliveryOffer } from 'backstage-plugin-ai-cost-node';
import type {
  RejectedDelivery,
  VisibleDelivery,
} from '../ledger/deliveries/DeliveryStore';
import type { SourceRequest } from '../ledger/sources/SourceRequestStore';

/** The billing periods that a run was asked to read again. */
export class RequestedPeriods {
  readonly #requests: readonly SourceRequest[];

  static create(requests: readonly SourceRequest[]): RequestedPeriods {
    return new RequestedPeriods(requests);
  }

  private constructor(requests: readonly SourceRequest[]) {
    this.#requests = requests;
  }

  /**
   * True when a period is asked for and was not read since: a run that went on
   * where another one stopped does not begin anew. What is held back only waits,
   * and its waiting does not begin anew either.
   */
  include(
    period: Month,
    visible: VisibleDelivery | undefined,
    refused: RejectedDelivery | undefined,
  ): boolean {
    if (refused?.rejection === 'shrunk') {
      return false;
    }
    const readAt = [visible, refused].map(one => one?.stagedAt ?? '').sort()[1];
    return this.#requests.some(
      ({ from, to, requestedAt }) =>
        from <= period && period <= to && readAt <= requestedAt,
    );
  }

  /** Says of which ranges nothing could be read, for nothing is there. */
  notOffered(offers: readonly DeliveryOffer[]): SourceProblem[] {
    return this.#requests
      .filter(
        ({ from, to }) =>
          !offers.some(({ period }) => from <= period && period <= to),
      )
      .map(({ from, to }) => ({
        severity: 'warning',
        message: `${
          from === to ? from : `${from} to ${to}`
        } was not read again: the source offers nothing of it`,
        advice: 'Ask for months that the source still has',
      }));
  }
}
