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
import {
  parseDecimal,
  type ComparedDays,
  type CostBasis,
  type CurrencyTotal,
} from 'backstage-plugin-ai-cost-common';
import { Change } from '../../components/Change';
import { formatDays } from '../../format/day';

const useStyles = makeStyles(
  theme => ({
    change: {
      display: 'block',
      fontSize: theme.typography.pxToRem(15),
      fontWeight: theme.typography.fontWeightBold as number,
      color: theme.palette.text.primary,
    },
    compared: { display: 'block' },
  }),
  { name: 'AiCostComparison' },
);

export interface ComparisonProps {
  total: CurrencyTotal;
  basis: CostBasis;
  /** Undefined when no day is complete. */
  days?: ComparedDays;
}

/**
 * The change against the period before. Days that are still filling are left
 * out of it: they would always look like a saving.
 */
export function Comparison(props: ComparisonProps) {
  const { total, basis, days } = props;
  const classes = useStyles();
  if (!days) {
    return <>No day of this period is complete yet, so nothing is compared.</>;
  }
  const current = total.currentComplete[basis];
  const previous = total.previousComplete[basis];
  if (parseDecimal(previous) === 0n) {
    return <>Nothing was charged {formatDays(days.previous)}.</>;
  }
  return (
    <>
      <span className={classes.change}>
        <Change
          current={current}
          previous={previous}
          currency={total.currency}
          show="both"
        />
      </span>
      <span className={classes.compared}>
        Complete days only: {formatDays(days.current)} against{' '}
        {formatDays(days.previous)}
      </span>
    </>
  );
}
