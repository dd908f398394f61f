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

import type { IngestionRun } from 'backstage-plugin-ai-cost-common';
import { DateTime } from 'luxon';
import { formatMonths } from '../format/day';
import { formatAgo, formatInstant } from '../format/instant';
import { formatNumber } from '../format/quantity';
import { DetailTable } from './DetailTable';
import { OUTCOME_NAMES } from './runInWords';

/** When a source was read, and what came of it. */
export function RunsTable(props: { runs: IngestionRun[] }) {
  return (
    <DetailTable
      title="Runs"
      empty="The source was not read yet."
      rows={props.runs}
      rowKey={run => run.id}
      columns={[
        {
          title: 'Started',
          value: ({ startedAt }) => (
            <span title={formatInstant(startedAt)}>{formatAgo(startedAt)}</span>
          ),
        },
        { title: 'Outcome', value: ({ outcome }) => OUTCOME_NAMES[outcome] },
        {
          title: 'Read again',
          value: ({ readAgain = [] }) =>
            readAgain.map(range => (
              <div key={`${range.from} ${range.to}`}>{formatMonths(range)}</div>
            )),
        },
        { title: 'Took', align: 'right', value: duration },
        {
          title: 'Deliveries',
          align: 'right',
          value: ({ deliveries }) => formatNumber(deliveries),
        },
        {
          title: 'Rows',
          align: 'right',
          value: ({ rows }) => formatNumber(rows),
        },
        {
          title: 'Problems',
          value: ({ problems }) =>
            problems.map(({ message }) => message).join(' '),
        },
      ]}
    />
  );
}

function duration({ startedAt, finishedAt }: IngestionRun): string {
  if (!finishedAt) {
    return '–';
  }
  const took = DateTime.fromISO(finishedAt).diff(DateTime.fromISO(startedAt));
  return took.as('minutes') < 1
    ? `${formatNumber(Math.round(took.as('seconds')))} s`
    : took.toFormat("m 'min' s 's'");
}
