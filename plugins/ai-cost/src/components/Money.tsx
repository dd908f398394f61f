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
import type { DecimalString } from 'backstage-plugin-ai-cost-common';
import { formatExactMoney, formatMoney } from '../format/money';

const useStyles = makeStyles(
  {
    root: {
      fontVariantNumeric: 'tabular-nums',
      whiteSpace: 'nowrap',
    },
  },
  { name: 'AiCostMoney' },
);

/** An amount at a glance; its title has every digit. */
export function Money(props: { amount: DecimalString; currency: string }) {
  const { amount, currency } = props;
  const classes = useStyles();
  return (
    <span className={classes.root} title={formatExactMoney(amount, currency)}>
      {formatMoney(amount, currency)}
    </span>
  );
}
