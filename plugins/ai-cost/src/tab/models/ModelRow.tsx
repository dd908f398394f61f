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
import { makeStyles, useTheme } from '@material-ui/core/styles';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import type {
  ModelCost,
  TokenClass,
  TokenUsage,
} from 'backstage-plugin-ai-cost-common';
import { Change } from '../../components/Change';
import { Money } from '../../components/Money';
import { ShareBar } from '../../components/ShareBar';
import { formatPrice } from '../../format/money';
import {
  formatCompactNumber,
  formatNumber,
  formatShare,
} from '../../format/quantity';
import { nameOf } from '../../format/words';
import { tokensOf } from './sortModels';

const useStyles = makeStyles(
  theme => ({
    name: { minWidth: 160, maxWidth: 320 },
    button: {
      padding: 0,
      minWidth: 0,
      textAlign: 'left',
      textTransform: 'none',
      lineHeight: 1.4,
      fontWeight: theme.typography.fontWeightBold as number,
      overflowWrap: 'anywhere',
    },
    quiet: {
      display: 'block',
      fontSize: theme.typography.pxToRem(12),
      color: theme.palette.text.secondary,
      fontWeight: theme.typography.fontWeightRegular as number,
    },
    number: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
    cost: { fontWeight: theme.typography.fontWeightBold as number },
    share: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      minWidth: 96,
    },
  }),
  { name: 'AiCostModelRow' },
);

export interface ModelRowProps {
  model: ModelCost;
  currency: string;
  tokenClasses: TokenClass[];
  onSelect(): void;
}

/** One model: what it cost, what it counted and at what price. */
export function ModelRow(props: ModelRowProps) {
  const { model, currency, tokenClasses, onSelect } = props;
  const classes = useStyles();
  const { palette } = useTheme();
  const tokens = tokensOf(model);
  const workloads = model.workloads.map(one => nameOf('workload', one));
  return (
    <TableRow hover>
      <TableCell
        component="th"
        role="rowheader"
        scope="row"
        className={classes.name}
      >
        <Button color="primary" className={classes.button} onClick={onSelect}>
          {nameOf('model', model.model)}
        </Button>
        <span className={classes.quiet}>
          {[nameOf('provider', model.provider), ...workloads].join(' · ')}
        </span>
      </TableCell>
      <TableCell align="right" className={classes.cost}>
        <Money amount={model.cost} currency={currency} />
      </TableCell>
      <TableCell align="right" className={classes.number}>
        <div className={classes.share}>
          <ShareBar share={model.share ?? 0} color={palette.primary.main} />
          {model.share === undefined ? '–' : formatShare(model.share)}
        </div>
      </TableCell>
      <TableCell align="right">
        <Change
          current={model.completeCost}
          previous={model.previousCost}
          currency={currency}
          show="percent"
        />
      </TableCell>
      <TableCell align="right" className={classes.number}>
        {tokens === undefined ? (
          '–'
        ) : (
          <span title={formatNumber(tokens)}>
            {formatCompactNumber(tokens)}
          </span>
        )}
      </TableCell>
      {tokenClasses.map(tokenClass => (
        <TableCell key={tokenClass} align="right" className={classes.number}>
          <UsageCell
            usage={model.usage.find(one => one.tokenClass === tokenClass)}
            currency={currency}
          />
        </TableCell>
      ))}
    </TableRow>
  );
}

function UsageCell(props: { usage?: TokenUsage; currency: string }) {
  const { usage, currency } = props;
  const classes = useStyles();
  if (!usage) {
    return <>–</>;
  }
  return (
    <>
      {usage.pricePerMillion === undefined
        ? '–'
        : formatPrice(usage.pricePerMillion, currency)}
      <span className={classes.quiet} title={formatNumber(usage.tokens)}>
        {formatCompactNumber(usage.tokens)} tokens
      </span>
    </>
  );
}
