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
  RollUpChild,
  RollUpMember,
  SpendMover,
} from 'backstage-plugin-ai-cost-common';
import type { SampleEntity } from '../SampleEntity';

/** A component of a scope: its charges, and what the catalog says of it. */
export interface SampleMember
  extends Partial<
    Pick<
      RollUpMember,
      'title' | 'kind' | 'type' | 'owner' | 'system' | 'retired' | 'problems'
    >
  > {
  entity: SampleEntity;
  /** All of it is a part of what another entity shares out. */
  shared?: boolean;
  value?: Omit<MemberValue, 'entityRef'>;
}

/** What the backend would know of a Group, User, System or Domain. */
export interface SampleScope {
  /** Components with spend by ref. */
  members: Record<string, SampleMember>;
  /** Components without any. */
  idle?: number;
  /** Components that the reader may not see. */
  hidden?: number;
  children?: RollUpChild[];
  movers?: SpendMover[];
}

/** A scope, an error that asking for it meets, or no answer at all. */
export type SampleScopeAnswer = SampleScope | Error | 'never';
