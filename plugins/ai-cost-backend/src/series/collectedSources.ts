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
  SchedulerService,
  SchedulerServiceTaskRunner,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { ConflictError, InputError } from '@backstage/errors';

const ID = /^[A-Za-z0-9._-]{1,100}$/;
const MOST_HOURS = 168;
const INITIAL_DELAY = { seconds: 20 };

/** A source that is asked on a schedule for what it says of recent hours. */
export interface CollectedSource {
  readonly id: string;
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
  readonly trailingHours: number;
}

/**
 * Refuses a source that cannot be told from another, or cannot be asked.
 *
 * @param options - `what` it is for people, such as `usage source`, and those
 * that are there by their ids
 * @throws ConflictError when there is one of that id
 * @throws InputError when the id is not one, or the trailing hours are out of
 * range
 */
export function checkCollectedSource(
  { id, trailingHours }: CollectedSource,
  options: { what: string; known: ReadonlyMap<string, unknown> },
): void {
  const { what, known } = options;
  if (!ID.test(id)) {
    throw new InputError(
      `"${id}" is no id of a ${what}: use 1 to 100 letters, digits, ".", "_" and "-"`,
    );
  }
  if (
    !Number.isInteger(trailingHours) ||
    trailingHours < 1 ||
    trailingHours > MOST_HOURS
  ) {
    throw new InputError(
      `The ${what} "${id}" reads ${trailingHours} hours again: a whole number from 1 to ${MOST_HOURS} is allowed`,
    );
  }
  if (known.has(id)) {
    throw new ConflictError(
      `There are two ${what}s with the id "${id}"; rename one`,
    );
  }
}

/** Runs a source by its schedule, soon after the start unless it says otherwise. */
export function taskRunnerOf(
  scheduler: SchedulerService,
  { schedule }: CollectedSource,
): SchedulerServiceTaskRunner {
  const manual = 'trigger' in schedule.frequency;
  return scheduler.createScheduledTaskRunner({
    ...schedule,
    initialDelay: schedule.initialDelay ?? (manual ? undefined : INITIAL_DELAY),
  });
}
