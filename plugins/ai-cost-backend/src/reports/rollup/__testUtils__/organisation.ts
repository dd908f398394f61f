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

import { addDays, type Day } from 'backstage-plugin-ai-cost-common';
import fc from 'fast-check';

/** A random organisation, and what it is charged. */
export interface Organisation {
  /** Child and parent, whatever circles that makes. */
  parents: [string, string][];
  /** User and group. */
  members: [string, string][];
  components: {
    name: string;
    /** Owners by the day from which they are; the first from the beginning. */
    owners: [Day | '', string][];
    /** The catalog has it no more, or has it by another name. */
    retired: boolean;
    /** A system, or another component. */
    partOf: string;
  }[];
  /** System and domain. */
  domains: [string, string][];
  charges: OrganisationCharge[];
}

export interface OrganisationCharge {
  /** The empty string for nobody. */
  component: string;
  day: Day;
  currency: string;
  /** Attos by basis. */
  billed: bigint;
  effective: bigint;
  list: bigint;
  /** Another component shares it out. */
  shared: boolean;
}

export const FIRST_DAY = '2026-09-01';
const DAYS = 80;

export const GROUPS = ['a', 'b', 'c', 'd'].map(it => `group:default/${it}`);
export const USERS = ['ann', 'bob'].map(it => `user:default/${it}`);
export const SYSTEMS = ['shop', 'search'].map(it => `system:default/${it}`);
export const DOMAINS = ['sales', 'it'].map(it => `domain:default/${it}`);
/** Owners that the catalog does not have are owners none the less. */
export const OWNERS = [...GROUPS, ...USERS, 'group:default/dissolved'];
const COMPONENTS = ['u', 'v', 'w', 'x', 'y'];

const days = fc
  .integer({ min: 0, max: DAYS - 1 })
  .map(after => addDays(FIRST_DAY, after));
const amounts = fc.bigInt({ min: -(10n ** 21n), max: 10n ** 22n });

const owners = fc
  .tuple(
    fc.constantFrom('', ...OWNERS),
    fc.uniqueArray(fc.tuple(days, fc.constantFrom('', ...OWNERS)), {
      maxLength: 3,
      selector: ([day]) => day,
    }),
  )
  .map(([first, later]): [Day | '', string][] => [
    ['', first],
    ...later.sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);

export const organisations: fc.Arbitrary<Organisation> = fc.record({
  parents: pairs(GROUPS, GROUPS, 7),
  members: pairs(USERS, GROUPS, 4),
  components: fc.tuple(
    ...COMPONENTS.map(name =>
      fc.record({
        name: fc.constant(name),
        owners,
        retired: fc.boolean(),
        partOf: fc.constantFrom(
          ...SYSTEMS,
          ...COMPONENTS.map(it => `component:default/${it}`),
        ),
      }),
    ),
  ),
  domains: pairs(SYSTEMS, DOMAINS, 3),
  charges: fc.array(
    fc.record({
      component: fc.constantFrom('', ...COMPONENTS),
      day: days,
      currency: fc.constantFrom('USD', 'EUR'),
      billed: amounts,
      effective: amounts,
      list: amounts,
      shared: fc.boolean(),
    }),
    { minLength: 1, maxLength: 30 },
  ),
});

function pairs(from: string[], to: string[], maxLength: number) {
  return fc.array(fc.tuple(fc.constantFrom(...from), fc.constantFrom(...to)), {
    maxLength,
  });
}

/** Everything that can be reached over some edges, by repeated passes. */
export function reached(
  start: string,
  edges: readonly (readonly [string, string])[],
): Set<string> {
  const seen = new Set([start]);
  for (let size = 0; size < seen.size; ) {
    size = seen.size;
    for (const [child, parent] of edges) {
      if (seen.has(parent)) {
        seen.add(child);
      }
    }
  }
  return seen;
}
