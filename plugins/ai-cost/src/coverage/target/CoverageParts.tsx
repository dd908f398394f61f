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
  CoverageParts as Parts,
  DecimalString,
} from 'backstage-plugin-ai-cost-common';
import { Money } from '../../components/Money';
import { ScrollRegion } from '../../components/ScrollRegion';
import { sumAmounts } from '../../format/sumAmounts';

const useStyles = makeStyles(
  theme => ({
    table: {
      '& td, & th': {
        padding: theme.spacing(0.75, 1),
        // Words stay whole, and the table scrolls where it has no room.
        wordBreak: 'normal',
        overflowWrap: 'break-word',
      },
      '& tr > :first-child': { paddingLeft: 0 },
      '& tr > :last-child': { paddingRight: 0 },
      '& tbody tr:last-child > *': {
        borderBottom: 'none',
        fontWeight: theme.typography.fontWeightBold as number,
      },
    },
  }),
  { name: 'AiCostCoverageParts' },
);

export interface CoveragePartsProps {
  parts: Parts;
  currency: string;
}

/** The bill in four parts that add up to it. */
export function CoverageParts({ parts, currency }: CoveragePartsProps) {
  const classes = useStyles();
  return (
    <ScrollRegion label="How the bill adds up">
      <Table
        size="small"
        className={classes.table}
        aria-label="How the bill adds up"
      >
        <TableHead>
          <TableRow>
            <TableCell />
            <TableCell align="right">With an owner</TableCell>
            <TableCell align="right">Nobody’s</TableCell>
            <TableCell align="right">Together</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          <Row
            name="Gross usage"
            amounts={[parts.allocatedUsage, parts.unallocatedUsage]}
            currency={currency}
          />
          <Row
            name="Credits, taxes and the rest"
            amounts={[parts.allocatedOther, parts.unallocatedOther]}
            currency={currency}
          />
          <Row
            name="Bill"
            amounts={[
              sumAmounts([parts.allocatedUsage, parts.allocatedOther]),
              sumAmounts([parts.unallocatedUsage, parts.unallocatedOther]),
            ]}
            total={parts.total}
            currency={currency}
          />
        </TableBody>
      </Table>
    </ScrollRegion>
  );
}

function Row(props: {
  name: string;
  amounts: DecimalString[];
  /** Their sum when left out. */
  total?: DecimalString;
  currency: string;
}) {
  const { name, amounts, currency } = props;
  const cells = [...amounts, props.total ?? sumAmounts(amounts)];
  return (
    <TableRow>
      <TableCell component="th" role="rowheader" scope="row">
        {name}
      </TableCell>
      {cells.map((amount, index) => (
        // A row has the same cells, whatever they hold.
        // eslint-disable-next-line react/no-array-index-key
        <TableCell key={index} align="right">
          <Money amount={amount} currency={currency} />
        </TableCell>
      ))}
    </TableRow>
  );
}
