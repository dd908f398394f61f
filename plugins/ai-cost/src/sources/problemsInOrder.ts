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

import type { SourceProblem } from 'backstage-plugin-ai-cost-common';
import { formatMonth } from '../format/day';

/** Problems as a person should read them: errors first. */
export function problemsInOrder(
  problems: readonly SourceProblem[],
): SourceProblem[] {
  const isError = ({ severity }: SourceProblem) => severity === 'error';
  return [
    ...problems.filter(isError),
    ...problems.filter(problem => !isError(problem)),
  ];
}

/** What is wrong, with the month where the message does not begin with it. */
export function problemInWords({ message, period }: SourceProblem): string {
  return period === undefined || message.startsWith(period)
    ? message
    : `${formatMonth(period)}: ${message}`;
}
