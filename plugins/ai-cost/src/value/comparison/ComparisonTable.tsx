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

import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type {
  ExperimentComparison,
  QualityScore,
} from 'backstage-plugin-ai-cost-common';
import { ScrollRegion } from '../../components/ScrollRegion';
import { formatRelativeChange } from '../../format/quantity';
import { NotAvailable } from '../NotAvailable';
import { armInWords } from './armInWords';
import { comparisonRows } from './comparisonRows';
import { Verdict } from './Verdict';

const useStyles = makeStyles(
  theme => ({
    table: {
      '& tr > *': { padding: theme.spacing(0.75, 2, 0.75, 0) },
      '& td, & th': { verticalAlign: 'top' },
    },
    number: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
    name: { minWidth: 150 },
    verdict: { minWidth: 220 },
  }),
  { name: 'AiCostComparisonTable' },
);

export interface ComparisonTableProps {
  comparison: ExperimentComparison;
  scores: QualityScore[];
}

/** Two sides, figure by figure, with what a test says of the difference. */
export function ComparisonTable(props: ComparisonTableProps) {
  const { comparison, scores } = props;
  const classes = useStyles();
  return (
    <ScrollRegion label="Comparison">
      <Table size="small" className={classes.table} aria-label="Comparison">
        <TableHead>
          <TableRow>
            <TableCell>Figure</TableCell>
            {comparison.arms.map(({ arm }, index) => (
              <TableCell key={index} align="right">
                {armInWords(arm)}
              </TableCell>
            ))}
            <TableCell align="right" className={classes.number}>
              Difference
            </TableCell>
            <TableCell>Verdict</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {comparisonRows(comparison, scores).map(
            ({ id, name, values, difference }) => (
              <TableRow key={id}>
                <TableCell
                  component="th"
                  role="rowheader"
                  scope="row"
                  className={classes.name}
                >
                  {name}
                </TableCell>
                {values.map((value, index) => (
                  <TableCell
                    key={index}
                    align="right"
                    className={classes.number}
                  >
                    {value ?? <NotAvailable reason="It was not measured." />}
                  </TableCell>
                ))}
                <TableCell align="right" className={classes.number}>
                  {difference?.relative === undefined
                    ? '–'
                    : formatRelativeChange(difference.relative)}
                </TableCell>
                <TableCell className={classes.verdict}>
                  {difference && <Verdict difference={difference} />}
                </TableCell>
              </TableRow>
            ),
          )}
        </TableBody>
      </Table>
    </ScrollRegion>
  );
}
