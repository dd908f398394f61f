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

import type { Hour } from '../time/hours';
import type { TokenClass } from '../words/vocabulary';

/**
 * What an entity used lately, by the hour, as it was reported. Usage is no
 * money: what it cost is in the {@link EntityCostReport}.
 *
 * @public
 */
export interface EntityUsageHours {
  entityRef: string;
  /** First hour. */
  from: Hour;
  /** The hour after the last one, which is still running. */
  to: Hour;
  /**
   * By who reports it, the most requests first. Two may tell of the same calls,
   * so they are never added up. Empty when nothing was reported.
   */
  reporters: ReportedUsage[];
}

/** @public */
export interface ReportedUsage {
  /** Subject of the service that pushes it, or `source:` and a source's id. */
  reporter: string;
  /** Hours with usage, in their order. */
  hours: UsageHour[];
}

/**
 * An entity's part of the usage of an hour; parts of usage that several claim
 * may be fractions. Absent means unknown, which is not zero.
 *
 * @public
 */
export interface UsageHour {
  hour: Hour;
  /** Each token is in one class only. */
  tokens: Partial<Record<TokenClass, number>>;
  requests?: number;
  gpuSeconds?: number;
}
