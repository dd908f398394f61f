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

import type { KnownRun } from './KnownRun';

// A name that is shorter is likely to be that of something else as well.
const SHORTEST = 6;
const NAMES_A_JOB = /(?:^|[._:/-])(?:job|run|arn)(?:[._-]?(?:name|id|arn))?$/i;
const ARN = /^arn:/i;

/**
 * What a bill may call a run: its id, and the names and ARNs of jobs among its
 * tags. Other tags, such as a team's, are on other charges as well.
 */
export function runNames({ runId, tags }: KnownRun): string[] {
  const jobs = Object.entries(tags)
    .filter(([key, value]) => NAMES_A_JOB.test(key) || ARN.test(value))
    .map(([, value]) => value);
  return [...new Set([runId, ...jobs])].filter(name => name.length >= SHORTEST);
}
