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
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import type { CostShare } from 'backstage-plugin-ai-cost-common';
import { useState, type ReactNode } from 'react';
import { Change } from '../../components/Change';
import { Money } from '../../components/Money';
import { ShareBar } from '../../components/ShareBar';
import { Swatch } from '../../components/Swatch';
import { formatCount, formatShare } from '../../format/quantity';

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, padding: 0, listStyle: 'none' },
    row: {
      display: 'flex',
      alignItems: 'center',
      margin: theme.spacing(0, -1),
    },
    item: {
      display: 'block',
      flex: 1,
      minWidth: 0,
      padding: theme.spacing(0.75, 1),
      borderRadius: theme.shape.borderRadius,
      textAlign: 'left',
      fontSize: theme.typography.pxToRem(13),
      lineHeight: 1.5,
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
      },
    },
    actions: { flex: 'none', display: 'flex' },
    line: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    name: {
      flex: 1,
      minWidth: 0,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    amount: { fontWeight: theme.typography.fontWeightBold as number },
    quiet: {
      color: theme.palette.text.secondary,
      fontSize: theme.typography.pxToRem(12),
      fontVariantNumeric: 'tabular-nums',
    },
    share: { minWidth: 40, textAlign: 'right' },
    change: { minWidth: 72, display: 'flex', justifyContent: 'flex-end' },
    more: { textTransform: 'none', marginTop: theme.spacing(0.5) },
  }),
  { name: 'AiCostRankedShares' },
);

export interface RankedSharesProps {
  /** Plural of what the rows are. */
  things: string;
  nameOf(key: string): string;
  shares: readonly CostShare[];
  currency: string;
  /** Rows before "show all". */
  limit: number;
  colorOf(key: string): string;
  /** Draws the chart's colours: the list is its legend. */
  legend?: boolean;
  onSelect(key: string): void;
  /** What else a row offers, beside it. */
  actionsFor?(key: string): ReactNode;
}

/** Where the money goes by one dimension, most expensive first. */
export function RankedShares(props: RankedSharesProps) {
  const { things, shares, limit, actionsFor } = props;
  const classes = useStyles();
  const [all, setAll] = useState(false);
  const shown = all ? shares : shares.slice(0, limit);
  return (
    <div>
      <ul className={classes.list}>
        {shown.map(share => (
          <li
            key={share.rest === undefined ? `of ${share.key}` : 'rest'}
            className={classes.row}
          >
            <ShareRow {...props} share={share} />
            {actionsFor && share.rest === undefined && (
              <span className={classes.actions}>{actionsFor(share.key)}</span>
            )}
          </li>
        ))}
      </ul>
      {shares.length > limit && (
        <Button
          size="small"
          color="primary"
          className={classes.more}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all
            ? `Show the first ${limit}`
            : `Show all ${shares.length} ${things}`}
        </Button>
      )}
    </div>
  );
}

function ShareRow(props: RankedSharesProps & { share: CostShare }) {
  const { share, currency, colorOf, legend, onSelect } = props;
  const classes = useStyles();
  const { rest } = share;
  const name =
    rest === undefined
      ? props.nameOf(share.key)
      : formatCount(rest, 'other', 'others');
  const color = colorOf(share.key);
  return (
    // What is added up of many values is of none that one could choose.
    <ButtonBase
      className={classes.item}
      disabled={rest !== undefined}
      onClick={() => onSelect(share.key)}
    >
      <span className={classes.line}>
        {legend && <Swatch color={color} />}
        <span className={classes.name} title={name}>
          {name}
        </span>
        <span className={classes.amount}>
          <Money amount={share.cost} currency={currency} />
        </span>
      </span>
      <span className={classes.line}>
        <ShareBar share={share.share ?? 0} color={color} />
        <span className={`${classes.quiet} ${classes.share}`}>
          {share.share === undefined ? '–' : formatShare(share.share)}
        </span>
        <span className={`${classes.quiet} ${classes.change}`}>
          <Change
            current={share.completeCost}
            previous={share.previousCost}
            currency={currency}
            show="percent"
          />
        </span>
      </span>
    </ButtonBase>
  );
}
