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

/**
 * What became of a batch of events: the answer of `POST /usage/events` and
 * `POST /telemetry/events`. What is accepted or a duplicate is stored for good;
 * sending a batch again is safe.
 *
 * @public
 */
export interface UsageReceipt {
  accepted: number;
  /** Events that had been accepted before, or came twice. */
  duplicates: number;
  /** Events that cannot be accepted as they are. */
  rejected: RejectedUsageEvent[];
}

/** @public */
export interface RejectedUsageEvent {
  /** Position in the batch, from 0. */
  index: number;
  /** Names the attribute, and what is wrong with it. */
  reason: string;
}
