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

import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { CoverageBucket } from 'backstage-plugin-ai-cost-common';
import { COMPLETENESS_IN_WORDS } from '../../format/completenessInWords';
import { formatBucket } from '../../format/day';
import { formatExactMoney } from '../../format/money';
import { formatShare } from '../../format/quantity';

export interface CoverageTrendTableProps {
  trend: CoverageBucket[];
  currency: string;
}

/** The chart in figures, for screen readers. */
export function CoverageTrendTable(props: CoverageTrendTableProps) {
  const { trend, currency } = props;
  return (
    <Table size="small" aria-label="Coverage by month in figures">
      <TableHead>
        <TableRow>
          <TableCell>Month</TableCell>
          <TableCell>State</TableCell>
          <TableCell>Coverage</TableCell>
          <TableCell>With an owner</TableCell>
          <TableCell>Nobody’s</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {trend.map(bucket => (
          <TableRow key={bucket.start}>
            <TableCell component="th" role="rowheader" scope="row">
              {formatBucket(bucket, 'month')}
            </TableCell>
            <TableCell>{COMPLETENESS_IN_WORDS[bucket.completeness]}</TableCell>
            <TableCell>
              {bucket.coverage === undefined
                ? 'no usage'
                : formatShare(bucket.coverage)}
            </TableCell>
            <TableCell>
              {formatExactMoney(bucket.allocatedUsage, currency)}
            </TableCell>
            <TableCell>
              {formatExactMoney(bucket.unallocatedUsage, currency)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
