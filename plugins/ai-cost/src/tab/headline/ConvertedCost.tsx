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
import type { ConvertedCosts } from 'backstage-plugin-ai-cost-common';
import { Hint } from '../../components/Hint';
import { Money } from '../../components/Money';
import { formatMoney } from '../../format/money';
import { RatesExplained } from './RatesExplained';

const useStyles = makeStyles(
  { root: { display: 'block' } },
  {
    name: 'AiCostConvertedCost',
  },
);

/**
 * What all currencies come to in the one that the organisation reports in. What
 * is not in it is named beside it, never left out without a word.
 */
export function ConvertedCost(props: { converted: ConvertedCosts }) {
  const { converted } = props;
  const { currency, current, rates, unconverted } = converted;
  const classes = useStyles();
  const missing = unconverted.filter(({ window }) => window === 'current');
  const missingAmounts = missing
    .map(cost => formatMoney(cost.amount, cost.currency))
    .join(', ');
  if (missing.length > 0 && rates.length === 0) {
    return (
      <span className={classes.root}>
        {missingAmounts} cannot be converted to {currency}{' '}
        <Hint
          label="About the rates"
          text={<RatesExplained converted={converted} />}
        />
      </span>
    );
  }
  return (
    <span className={classes.root}>
      ≈ <Money amount={current} currency={currency} /> at dated rates
      {missing.length > 0 && `, without ${missingAmounts}`}{' '}
      <Hint
        label="About the rates"
        text={<RatesExplained converted={converted} />}
      />
    </span>
  );
}
