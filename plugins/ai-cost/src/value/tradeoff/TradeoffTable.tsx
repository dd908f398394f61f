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
import { formatSeconds } from '../../format/duration';
import { formatPrice } from '../../format/money';
import { formatSampleSize, formatScore } from '../../format/quality';
import { formatNumber } from '../../format/quantity';
import type { TradeoffChartProps } from './TradeoffChart';

/** The trade-off as a table: for screen readers, and for whoever wants the digits. */
export function TradeoffTable(props: TradeoffChartProps) {
  const { points, currency, score } = props;
  return (
    <Table size="small" aria-label="Cost against quality in figures">
      <TableHead>
        <TableRow>
          <TableCell>Model</TableCell>
          <TableCell align="right">Cost per 1,000 requests</TableCell>
          <TableCell align="right">{score}</TableCell>
          <TableCell align="right">Sample size</TableCell>
          <TableCell align="right">Requests</TableCell>
          <TableCell align="right">p95 latency</TableCell>
          <TableCell>On the frontier</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {points.map(point => (
          <TableRow key={point.name}>
            <TableCell component="th" role="rowheader" scope="row">
              {point.name}
            </TableCell>
            <TableCell align="right">
              {formatPrice(point.cost, currency)}
            </TableCell>
            <TableCell align="right">{formatScore(point.quality)}</TableCell>
            <TableCell align="right">
              {formatSampleSize(point.sampleSize)}
            </TableCell>
            <TableCell align="right">
              {point.requests === undefined
                ? 'not counted'
                : formatNumber(point.requests)}
            </TableCell>
            <TableCell align="right">
              {point.latency === undefined
                ? 'not measured'
                : formatSeconds(point.latency)}
            </TableCell>
            <TableCell>{point.frontier ? 'Yes' : 'No'}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
