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

import type {
  MemberValue,
  RollUpMember,
} from 'backstage-plugin-ai-cost-common';
import { titleOf } from '../entityTitles';

/** A component of the ranking, with what is measured of it once that is there. */
export interface MemberRow {
  member: RollUpMember;
  /** Undefined when nothing of it was measured. */
  value?: MemberValue;
}

/** Whether what is measured is there: it comes after the costs. */
export type ValueState = 'loading' | 'loaded' | 'failed';

/** What is particular about a component, in a word each. */
export function statesOf({ state, retired }: RollUpMember): string[] {
  return [
    ...(state === 'new' ? ['New'] : []),
    ...(state === 'gone' ? ['Gone'] : []),
    ...(retired ? ['Retired'] : []),
  ];
}

/** Everything about a component that one would look for. */
export function searchTextOf({ member }: MemberRow): string {
  const { entityRef, kind, type = '', owner = '', system = '' } = member;
  return [
    titleOf(member),
    entityRef,
    kind,
    type,
    owner,
    system,
    ...statesOf(member),
  ].join(' ');
}
