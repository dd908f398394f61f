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
import Typography from '@material-ui/core/Typography';
import type { Decomposition } from 'backstage-plugin-ai-cost-common';
import { Panel } from '../../components/Panel';
import { ScrollRegion } from '../../components/ScrollRegion';
import { WaterfallRow } from './WaterfallRow';
import { digitsOf, waterfallSteps } from './waterfallSteps';

const useStyles = makeStyles(
  theme => ({
    table: {
      '& tr > *': { padding: theme.spacing(0.75, 1.5) },
      '& tr > :first-child': { paddingLeft: theme.spacing(2.5) },
      '& tr > :last-child': { paddingRight: theme.spacing(2.5) },
      '& tbody tr:last-child > *': { borderBottom: 'none' },
    },
    bar: { width: '40%', minWidth: 140 },
    absent: { padding: theme.spacing(0, 2.5, 2.5) },
  }),
  { name: 'AiCostDecompositionPanel' },
);

export interface DecompositionPanelProps {
  decomposition: Decomposition;
  currency?: string;
}

/** Why the cost of a unit changed: factors that multiply, and what each added. */
export function DecompositionPanel(props: DecompositionPanelProps) {
  const { decomposition, currency } = props;
  const classes = useStyles();
  const steps = waterfallSteps(decomposition);
  const ends = steps.flatMap(({ start, end }) => [start, end]);
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  const digits = digitsOf(steps);
  const per = decomposition.per ?? 'unit';
  return (
    <Panel
      flush
      title={`Why the cost per ${per} changed`}
      subtitle="Factors that multiply to the whole change, from the first half of the complete days to the second"
    >
      {steps.length === 0 || !currency ? (
        <Typography
          variant="body2"
          color="textSecondary"
          className={classes.absent}
        >
          {decomposition.unavailable ?? 'Not available.'}
        </Typography>
      ) : (
        <ScrollRegion label="Decomposition">
          <Table
            size="small"
            className={classes.table}
            aria-label="Decomposition of the unit cost"
          >
            <TableHead>
              <TableRow>
                <TableCell>Factor</TableCell>
                <TableCell align="right">Times</TableCell>
                <TableCell align="right">Change per {per}</TableCell>
                <TableCell className={classes.bar} aria-hidden />
              </TableRow>
            </TableHead>
            <TableBody>
              {steps.map(step => (
                <WaterfallRow
                  key={step.id}
                  step={step}
                  low={low}
                  high={high}
                  digits={digits}
                  currency={currency}
                />
              ))}
            </TableBody>
          </Table>
        </ScrollRegion>
      )}
    </Panel>
  );
}
