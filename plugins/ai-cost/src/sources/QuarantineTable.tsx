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

import type { QuarantineEntry } from 'backstage-plugin-ai-cost-common';
import { formatNumber } from '../format/quantity';
import { DetailTable } from './DetailTable';
import { QuarantineDownload } from './QuarantineDownload';

/** What could not be read, and where exactly it stands. */
export function QuarantineTable(props: {
  sourceId: string;
  entries: QuarantineEntry[];
}) {
  const { sourceId, entries } = props;
  return (
    <DetailTable
      title="Could not be read"
      empty="Every row was read."
      action={entries.length > 0 && <QuarantineDownload sourceId={sourceId} />}
      rows={entries}
      rowKey={(_, index) => index}
      columns={[
        { title: 'File', value: ({ file }) => file },
        {
          title: 'Row',
          align: 'right',
          value: ({ row }) => (row === undefined ? '–' : formatNumber(row)),
        },
        { title: 'Column', value: ({ column }) => column ?? '–' },
        { title: 'Problem', value: ({ problem }) => problem },
        {
          title: 'Its money',
          value: ({ excluded }) => (excluded ? 'not counted' : 'counted'),
        },
      ]}
    />
  );
}
