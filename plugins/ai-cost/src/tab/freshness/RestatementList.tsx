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
import HistoryIcon from '@material-ui/icons/History';
import { utcDay } from 'backstage-plugin-ai-cost-common';
import { formatDay, formatMonth } from '../../format/day';
import { formatExactMoney, formatMoneyChange } from '../../format/money';
import { formatCount } from '../../format/quantity';
import type { RestatedPeriod } from './restatedPeriods';

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0, padding: 0, listStyle: 'none' },
    item: {
      display: 'flex',
      gap: theme.spacing(1),
      alignItems: 'flex-start',
    },
    icon: { fontSize: '1.2rem', marginTop: 1 },
  }),
  { name: 'AiCostRestatementList' },
);

export interface RestatementListProps {
  label: string;
  periods: RestatedPeriod[];
  currency: string;
}

/** Which months have changed, and by how much. */
export function RestatementList(props: RestatementListProps) {
  const { label, periods, currency } = props;
  const classes = useStyles();
  return periods.length === 0 ? null : (
    <ul className={classes.root} aria-label={label}>
      {periods.map(({ sourceId, period, times, at, change }) => (
        <li key={`${sourceId} ${period} ${at}`} className={classes.item}>
          <HistoryIcon className={classes.icon} aria-hidden />
          <span>
            {sourceId} restated {formatMonth(period)}{' '}
            {times > 1 && `${formatCount(times, 'time', 'times')}, last `}on{' '}
            {formatDay(utcDay(new Date(at)))}
            {change !== undefined && (
              <>
                : its AI charges, of all entities together, changed by{' '}
                <span title={formatExactMoney(change, currency)}>
                  {formatMoneyChange(change, currency)}
                </span>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
