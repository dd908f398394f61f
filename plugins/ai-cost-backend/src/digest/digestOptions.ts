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
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** When owners are told what they spent, and who is not. */
export interface DigestOptions {
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** Refs in lower case. */
  exclude: ReadonlySet<string>;
}

const KEY = 'aiCost.digest';

/** On Mondays at seven, in the time zone of the backend. */
const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { cron: '0 7 * * 1' },
  timeout: { minutes: 30 },
};

/**
 * Reads `aiCost.digest`.
 *
 * @returns undefined when there is to be none
 * @throws InputError that names what is no entity ref
 */
export function readDigestOptions(config: Config): DigestOptions | undefined {
  const digest = config.getOptionalConfig(KEY);
  if (!digest?.getOptionalBoolean('enabled')) {
    return undefined;
  }
  return {
    schedule: digest.has('schedule')
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          digest.getConfig('schedule'),
        )
      : DEFAULT_SCHEDULE,
    exclude: new Set(
      (digest.getOptionalStringArray('exclude') ?? []).map(refOf),
    ),
  };
}

function refOf(ref: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(ref, { defaultKind: 'group' }));
  } catch {
    throw new InputError(
      `${KEY}.exclude: "${ref}" is no ref of a group or user; write it like group:default/search`,
    );
  }
}
