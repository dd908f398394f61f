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
import CheckIcon from '@material-ui/icons/Check';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import {
  parseDecimal,
  type SharedCosts,
} from 'backstage-plugin-ai-cost-common';
import { Money } from '../components/Money';
import { Panel } from '../components/Panel';
import { ScrollRegion } from '../components/ScrollRegion';
import { formatMonth } from '../format/day';
import { formatExactMoney } from '../format/money';
import { tieOutDifference, tieOutTotal } from './tieOut';

const TITLE = 'How it ties out';

const useStyles = makeStyles(
  theme => ({
    table: {
      '& td, & th': {
        padding: theme.spacing(0.75, 1.25),
        // Words stay whole, and the table scrolls.
        wordBreak: 'normal',
        overflowWrap: 'break-word',
      },
      '& tr > :first-child': { paddingLeft: theme.spacing(2.5) },
      '& tr > :last-child': { paddingRight: theme.spacing(2.5) },
      '& tbody tr:last-child > *': {
        borderBottom: 'none',
        fontWeight: theme.typography.fontWeightBold as number,
      },
      '& thead th': { whiteSpace: 'nowrap' },
    },
    check: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      whiteSpace: 'nowrap',
      '& svg': { fontSize: '1.2em' },
    },
  }),
  { name: 'AiCostTieOutPanel' },
);

export interface TieOutPanelProps {
  months: SharedCosts['months'];
  currency: string;
  /** Some of it may not be seen: the months add up to the rest. */
  partial: boolean;
}

/** Direct, shared and unallocated add up to the bill, month by month. */
export function TieOutPanel({ months, currency, partial }: TieOutPanelProps) {
  const classes = useStyles();
  return (
    <Panel
      flush
      title={TITLE}
      subtitle={`Direct + shared + nobody’s = ${
        partial ? 'what you may see of the bill' : 'the bill'
      }`}
    >
      <ScrollRegion label={TITLE}>
        <Table size="small" className={classes.table} aria-label={TITLE}>
          <TableHead>
            <TableRow>
              <TableCell>Month</TableCell>
              <TableCell align="right">Direct</TableCell>
              <TableCell align="right">Shared</TableCell>
              <TableCell align="right">Nobody’s</TableCell>
              <TableCell align="right">Bill</TableCell>
              <TableCell>Check</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {months.map(({ month, ...amounts }) => (
              <Row
                key={month}
                name={formatMonth(month)}
                amounts={amounts}
                currency={currency}
              />
            ))}
            <Row
              name="Together"
              amounts={tieOutTotal(months)}
              currency={currency}
            />
          </TableBody>
        </Table>
      </ScrollRegion>
    </Panel>
  );
}

function Row(props: {
  name: string;
  amounts: ReturnType<typeof tieOutTotal>;
  currency: string;
}) {
  const { name, amounts, currency } = props;
  const classes = useStyles();
  const { direct, shared, unallocated, total } = amounts;
  const difference = tieOutDifference(amounts);
  const fits = parseDecimal(difference) === 0n;
  return (
    <TableRow>
      <TableCell component="th" role="rowheader" scope="row">
        {name}
      </TableCell>
      <TableCell align="right">
        <Money amount={direct} currency={currency} />
      </TableCell>
      <TableCell align="right">
        <Money amount={shared} currency={currency} />
      </TableCell>
      <TableCell align="right">
        <Money amount={unallocated} currency={currency} />
      </TableCell>
      <TableCell align="right">
        <Money amount={total} currency={currency} />
      </TableCell>
      <TableCell>
        <span className={classes.check}>
          {fits ? <CheckIcon aria-hidden /> : <WarningIcon aria-hidden />}
          {fits
            ? 'Adds up'
            : `Differs by ${formatExactMoney(difference, currency)}`}
        </span>
      </TableCell>
    </TableRow>
  );
}
