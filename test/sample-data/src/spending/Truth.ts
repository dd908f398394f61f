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
  UnallocatedReason,
  Workload,
} from 'backstage-plugin-ai-cost-common';

/**
 * What a charge truly is: declared beside the charge, never computed from it.
 */
export type Truth = NotAi | Nobodys | Allocated;

export interface NotAi {
  kind: 'not-ai';
}

export interface Nobodys {
  kind: 'nobodys';
  reason: UnallocatedReason;
}

export interface Allocated {
  kind: 'allocated';
  /** Full entity refs; several share the charge evenly. */
  entities: readonly string[];
  /**
   * Among whom the entity shares out its cost, itself included where it keeps a
   * part, by weights that add up to 100.
   */
  sharedAmong?: Readonly<Record<string, number>>;
  /** As the product normalises it; empty when nothing tells. */
  environment: string;
  /** Empty when the charge has no model. */
  model: string;
  workload: Workload;
}

export const notAi: NotAi = { kind: 'not-ai' };

export function nobodys(reason: UnallocatedReason): Nobodys {
  return { kind: 'nobodys', reason };
}

/** What is known of a charge that belongs to someone. */
export interface Ownership {
  /** Full ref, or several that claim the charge equally. */
  entity: string | readonly string[];
  environment?: string;
  model?: string;
  workload?: Workload;
  /** See {@link Allocated.sharedAmong}. */
  sharedAmong?: Readonly<Record<string, number>>;
}

/** A charge that belongs to someone; inference without a model unless told. */
export function allocated(ownership: Ownership): Allocated {
  const { entity, environment = '', model = '', sharedAmong } = ownership;
  return {
    kind: 'allocated',
    entities: typeof entity === 'string' ? [entity] : entity,
    environment,
    model,
    workload: ownership.workload ?? 'inference',
    sharedAmong,
  };
}
