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
import {
  parseDecimal,
  utcDay,
  type CostBasis,
  type Restatement,
} from 'backstage-plugin-ai-cost-common';
import { formatDay, formatMonth } from '../../format/day';
import { formatExactMoney, formatMoneyChange } from '../../format/money';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      gap: theme.spacing(1),
      alignItems: 'flex-start',
    },
    icon: { fontSize: '1.2rem', marginTop: 1 },
  }),
  { name: 'AiCostRestatementNotice' },
);

export interface RestatementNoticeProps {
  restatements: Restatement[];
  currency: string;
  basis: CostBasis;
}

/**
 * Tells which months that were shown before have changed since, and by how much
 * in all where the reader may know.
 */
export function RestatementNotice(props: RestatementNoticeProps) {
  const { restatements, currency, basis } = props;
  const classes = useStyles();
  const changes = restatements.filter(
    ({ currency: its, change }) =>
      its === currency && (!change || parseDecimal(change[basis]) !== 0n),
  );
  return (
    <>
      {changes.map(({ sourceId, period, at, change }) => (
        <div key={`${sourceId} ${period} ${at}`} className={classes.root}>
          <HistoryIcon className={classes.icon} aria-hidden />
          <span>
            {sourceId} restated {formatMonth(period)} on{' '}
            {formatDay(utcDay(new Date(at)))}
            {change && (
              <>
                : its AI charges, of all entities together, changed by{' '}
                <span title={formatExactMoney(change[basis], currency)}>
                  {formatMoneyChange(change[basis], currency)}
                </span>
              </>
            )}
          </span>
        </div>
      ))}
    </>
  );
}
