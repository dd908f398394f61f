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

import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { SourceStatus } from 'backstage-plugin-ai-cost-common';
import type { ReactNode } from 'react';
import { ScrollRegion } from '../components/ScrollRegion';
import { formatDay } from '../format/day';
import { formatAgo, formatInstant } from '../format/instant';
import { formatNumber } from '../format/quantity';
import { GRADE_NAMES } from '../format/words';
import { AiShare } from './AiShare';
import { HealthLabel } from './HealthLabel';

const useStyles = makeStyles(
  theme => ({
    table: {
      '& td, & th': {
        verticalAlign: 'top',
        lineHeight: 1.5,
        padding: theme.spacing(2, 1.25),
      },
      '& tbody tr:last-child > *': { borderBottom: 'none' },
      '& thead th': { whiteSpace: 'nowrap' },
      '& tr > :first-child': { paddingLeft: theme.spacing(2.5) },
      '& tr > :last-child': { paddingRight: theme.spacing(2.5) },
    },
    name: {
      padding: 0,
      minWidth: 0,
      textTransform: 'none',
      textAlign: 'left',
      lineHeight: 1.5,
      fontWeight: theme.typography.fontWeightBold as number,
    },
    quiet: {
      display: 'block',
      fontSize: theme.typography.pxToRem(12),
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
    },
    source: { minWidth: 160 },
    state: { minWidth: 150, maxWidth: 360 },
    number: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  }),
  { name: 'AiCostSourcesTable' },
);

export interface SourcesTableProps {
  sources: SourceStatus[];
  /** What may be done with a source; undefined when nothing may. */
  actionFor?(source: SourceStatus): ReactNode;
  onSelect(sourceId: string): void;
}

/** Where the money comes from, and how each source fares. */
export function SourcesTable(props: SourcesTableProps) {
  const { sources, actionFor, onSelect } = props;
  const classes = useStyles();
  return (
    <ScrollRegion label="Table of billing sources">
      <Table className={classes.table}>
        <TableHead>
          <TableRow>
            <TableCell>Source</TableCell>
            <TableCell>Status</TableCell>
            <TableCell>Last success</TableCell>
            <TableCell>Complete through</TableCell>
            <TableCell>AI in the bill, billed</TableCell>
            <TableCell align="right">Set aside</TableCell>
            {actionFor && <TableCell align="right">Action</TableCell>}
          </TableRow>
        </TableHead>
        <TableBody>
          {sources.map(source => (
            <TableRow key={source.id} hover>
              <TableCell
                component="th"
                role="rowheader"
                scope="row"
                className={classes.source}
              >
                <Button
                  color="primary"
                  className={classes.name}
                  onClick={() => onSelect(source.id)}
                >
                  {source.id}
                </Button>
                <span className={classes.quiet}>{source.description}</span>
                <span className={classes.quiet}>
                  {GRADE_NAMES[source.grade]}
                </span>
              </TableCell>
              <TableCell className={classes.state}>
                <HealthLabel source={source} />
                {source.problems.slice(0, 2).map(problem => (
                  <span key={problem.message} className={classes.quiet}>
                    {problem.message}
                  </span>
                ))}
              </TableCell>
              <TableCell className={classes.number}>
                {source.lastSuccessAt ? (
                  <span title={formatInstant(source.lastSuccessAt)}>
                    {formatAgo(source.lastSuccessAt)}
                  </span>
                ) : (
                  'Never'
                )}
              </TableCell>
              <TableCell className={classes.number}>
                {source.completeThrough
                  ? formatDay(source.completeThrough)
                  : '–'}
              </TableCell>
              <TableCell>
                <AiShare totals={source.totals} />
              </TableCell>
              <TableCell align="right" className={classes.number}>
                {formatNumber(source.quarantinedRows)}
              </TableCell>
              {actionFor && (
                <TableCell align="right">{actionFor(source)}</TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ScrollRegion>
  );
}
