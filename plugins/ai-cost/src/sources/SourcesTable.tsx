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
import { makeStyles } from '@material-ui/core/styles';
import type { SourceStatus } from 'backstage-plugin-ai-cost-common';
import type { ReactNode } from 'react';
import { ScrollRegion } from '../components/ScrollRegion';
import { AiShare } from './AiShare';
import { Completeness } from './Completeness';
import { LastDelivery } from './LastDelivery';
import { SourceIdentity } from './SourceIdentity';
import { SourceState } from './SourceState';

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
    source: { minWidth: 160 },
    state: { minWidth: 180, maxWidth: 320 },
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
            <TableCell>Last delivery</TableCell>
            <TableCell>Complete through</TableCell>
            <TableCell>AI in the bill, billed</TableCell>
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
                <SourceIdentity source={source} onSelect={onSelect} />
              </TableCell>
              <TableCell className={classes.state}>
                <SourceState source={source} />
              </TableCell>
              <TableCell className={classes.number}>
                <LastDelivery source={source} />
              </TableCell>
              <TableCell className={classes.number}>
                <Completeness source={source} />
              </TableCell>
              <TableCell>
                <AiShare totals={source.totals} />
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
