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

import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { DeliveryTotal } from 'backstage-plugin-ai-cost-common';
import { Money } from '../components/Money';
import { ShareBar } from '../components/ShareBar';
import { formatCount, formatNumber, formatShare } from '../format/quantity';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(0.5),
      minWidth: 160,
      '& + &': { marginTop: theme.spacing(1) },
    },
    bar: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
    quiet: {
      fontSize: theme.typography.pxToRem(12),
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'AiCostAiShare' },
);

/** How much of a bill is AI, by currency: AI and the rest are the whole bill. */
export function AiShare(props: { totals: DeliveryTotal[] }) {
  const { palette } = useTheme();
  const classes = useStyles();
  if (props.totals.length === 0) {
    return <>–</>;
  }
  return (
    <>
      {props.totals.map(({ currency, rows, cost, aiRows, aiCost }) => {
        const whole = Number(cost.billed);
        const share = whole > 0 ? Number(aiCost.billed) / whole : undefined;
        return (
          <div key={currency} className={classes.root}>
            <span>
              <Money amount={aiCost.billed} currency={currency} />
              <span className={classes.quiet}>
                {' of '}
                <Money amount={cost.billed} currency={currency} />
              </span>
            </span>
            <span className={classes.quiet}>
              {formatNumber(aiRows)} of {formatCount(rows, 'row', 'rows')}
            </span>
            {share !== undefined && (
              <span className={classes.bar}>
                <ShareBar share={share} color={palette.primary.main} />
                <span className={classes.quiet}>{formatShare(share)}</span>
              </span>
            )}
          </div>
        );
      })}
    </>
  );
}
