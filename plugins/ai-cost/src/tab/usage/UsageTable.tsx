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
import { formatInstant } from '../../format/instant';
import { formatNumber } from '../../format/quantity';
import { STILL_RUNNING, type UsageBar } from './usageBars';
import type { UsagePart } from './usageMeasures';

export interface UsageTableProps {
  bars: UsageBar[];
  parts: UsagePart[];
}

/** The chart as a table, for screen readers; hours without a report are left out. */
export function UsageTable(props: UsageTableProps) {
  const { bars, parts } = props;
  const reported = bars.filter(bar => Object.keys(bar.amounts).length > 0);
  return (
    <Table size="small" aria-label="Usage by the hour in figures">
      <TableHead>
        <TableRow>
          <TableCell>Hour</TableCell>
          <TableCell>State</TableCell>
          {parts.map(part => (
            <TableCell key={part.id} align="right">
              {part.name}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {reported.map(bar => (
          <TableRow key={bar.hour}>
            <TableCell component="th" role="rowheader" scope="row">
              {formatInstant(bar.hour)}
            </TableCell>
            <TableCell>{bar.running ? STILL_RUNNING : 'Over'}</TableCell>
            {parts.map(part => (
              <TableCell key={part.id} align="right">
                {bar.amounts[part.id] === undefined
                  ? '–'
                  : formatNumber(bar.amounts[part.id])}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
