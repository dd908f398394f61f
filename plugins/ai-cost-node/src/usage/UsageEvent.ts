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

import type { UsageAmounts } from './UsageAmounts';
import type { UsageDimensions } from './UsageDimensions';

/**
 * Usage as it happens: one call of a model, or one step of a job. Gateways and
 * jobs push them as CloudEvents.
 *
 * @public
 */
export interface UsageEvent extends UsageDimensions, UsageAmounts {
  /** Where it happened: the `source` of the CloudEvent. */
  source: string;
  /** Unique in its source: an event that comes again counts once. */
  id: string;
  /** ISO 8601 instant: the `time` of the CloudEvent. */
  occurredAt: string;
  /** What is known of the run by now; nothing without a `runId`. */
  run?: UsageRunFacts;
}

/**
 * What the reporter of a run of training or evaluation says of it.
 *
 * @public
 */
export interface UsageRunFacts {
  /** For people. */
  name?: string;
  /** The experiment that it is of. */
  experiment?: string;
  /** At the time of the event; of one that has ended, that is its end. */
  status?: 'running' | 'finished' | 'failed' | 'killed';
  /** As what it trained is used: in production, under evaluation, or not. */
  outcome?: 'promoted' | 'evaluated' | 'abandoned';
}
