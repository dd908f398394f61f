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

import type { NotificationPayload } from '@backstage/plugin-notifications-common';
import type { SourceStatus } from 'backstage-plugin-ai-cost-common';
import type { SourceCondition } from './sourceCondition';

const MAX_DESCRIPTION = 1_000;

/**
 * What people are told of a source. All that is said of one source has the same
 * scope, so that a later notification takes the place of an earlier one.
 */
export function sourceNotice(
  source: SourceStatus,
  condition: SourceCondition,
): NotificationPayload {
  const { id } = source;
  return {
    ...textOf(source, condition),
    link: `/ai-cost/sources?source=${encodeURIComponent(id)}`,
    topic: 'ai-cost-sources',
    scope: `ai-cost:source:${id}`,
  };
}

function textOf(
  { id, lastSuccessAt }: SourceStatus,
  condition: SourceCondition,
): Pick<NotificationPayload, 'title' | 'description' | 'severity'> {
  if (condition.state === 'failing') {
    const { period, message, file, advice } = condition.problem;
    const when = period && !message.startsWith(period) ? `${period}: ` : '';
    const where = file ? ` (${file})` : '';
    return {
      title: `The billing source ${id} is failing`,
      description: [`${when}${message}${where}`, advice]
        .filter(Boolean)
        .join('. ')
        .slice(0, MAX_DESCRIPTION),
      severity: 'high',
    };
  }
  if (condition.state === 'late') {
    return {
      title: `The billing source ${id} is late`,
      description: `It was last read with success ${
        lastSuccessAt ? `at ${lastSuccessAt}` : 'never'
      }. Costs are those of its last good delivery. Check that its task runs and that its schedule is what you want`,
      severity: 'normal',
    };
  }
  return {
    title: `The billing source ${id} is well again`,
    description: `It was read with success at ${lastSuccessAt}`,
    severity: 'normal',
  };
}
