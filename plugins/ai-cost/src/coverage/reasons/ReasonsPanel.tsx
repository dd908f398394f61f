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
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  UnallocatedByReason,
  UnallocatedReason,
} from 'backstage-plugin-ai-cost-common';
import { Change } from '../../components/Change';
import { Money } from '../../components/Money';
import { Panel } from '../../components/Panel';
import { formatCount } from '../../format/quantity';
import { reasonInWords } from './reasonInWords';

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, padding: 0, listStyle: 'none' },
    item: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-start',
      gap: theme.spacing(0.5, 3),
      padding: theme.spacing(1.5, 0),
      '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
    },
    what: { flex: '1 1 320px', minWidth: 0 },
    title: { fontWeight: theme.typography.fontWeightBold as number },
    money: { textAlign: 'right', marginLeft: 'auto' },
    amount: { fontWeight: theme.typography.fontWeightBold as number },
    button: { textTransform: 'none' },
    quiet: {
      fontSize: theme.typography.pxToRem(12),
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'AiCostReasonsPanel' },
);

export interface ReasonsPanelProps {
  reasons: UnallocatedByReason[];
  currency: string;
  onLines(reason: UnallocatedReason): void;
}

/** Why charges are nobody's, in plain words, and what to do about each. */
export function ReasonsPanel(props: ReasonsPanelProps) {
  const { reasons, currency, onLines } = props;
  const classes = useStyles();
  return (
    <Panel
      title="Why charges are nobody’s"
      subtitle="Most expensive first; the change is against the previous period, over complete days"
    >
      <ul className={classes.list}>
        {reasons.map(entry => {
          const { title, meaning, advice } = reasonInWords(entry.reason);
          const lines = formatCount(entry.lines, 'charge line', 'charge lines');
          return (
            <li key={entry.reason} className={classes.item}>
              <div className={classes.what}>
                <Typography variant="body1" className={classes.title}>
                  {title}
                </Typography>
                <Typography variant="body2" color="textSecondary">
                  {meaning}
                </Typography>
                <Typography variant="body2">{advice}</Typography>
              </div>
              <div className={classes.money}>
                <div className={classes.amount}>
                  <Money amount={entry.cost} currency={currency} />
                </div>
                <div className={classes.quiet}>
                  <Change
                    current={entry.completeCost}
                    previous={entry.previousCost}
                    currency={currency}
                    show="both"
                  />
                </div>
                <Button
                  size="small"
                  color="primary"
                  className={classes.button}
                  aria-label={`${lines}: ${title}`}
                  onClick={() => onLines(entry.reason)}
                >
                  {lines}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
