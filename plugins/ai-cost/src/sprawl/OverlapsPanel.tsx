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
import Typography from '@material-ui/core/Typography';
import type { SprawlOverlap } from 'backstage-plugin-ai-cost-common';
import { Change } from '../components/Change';
import { Money } from '../components/Money';
import { Panel } from '../components/Panel';
import { formatCount } from '../format/quantity';
import { nameOf } from '../format/words';
import { RowActions } from '../portfolio/actions/RowActions';
import type { ChangePortfolioState } from '../portfolio/state/usePortfolioState';

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, padding: 0, listStyle: 'none' },
    item: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 2),
      padding: theme.spacing(1, 0),
      fontSize: theme.typography.pxToRem(14),
      '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
    },
    words: { flex: '1 1 260px', overflowWrap: 'anywhere' },
    // Of a family of models no lines can be asked for.
    lines: { width: 28, minHeight: 28 },
    amount: { fontWeight: theme.typography.fontWeightBold as number },
  }),
  { name: 'AiCostOverlapsPanel' },
);

export interface OverlapsPanelProps {
  overlaps: readonly SprawlOverlap[];
  currency: string;
  onChange: ChangePortfolioState;
}

/** What several vendors are paid for. */
export function OverlapsPanel(props: OverlapsPanelProps) {
  const { overlaps, currency, onChange } = props;
  const classes = useStyles();
  return (
    <Panel
      title="Overlaps"
      subtitle="What several providers are paid for: a place to ask whether one would do"
    >
      {overlaps.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          No workload and no family of models is bought from several providers.
        </Typography>
      ) : (
        <ul className={classes.list}>
          {overlaps.map(overlap => (
            <li key={nameOfOverlap(overlap)} className={classes.item}>
              <span className={classes.words}>{overlapInWords(overlap)}</span>
              <span className={classes.amount}>
                <Money amount={overlap.cost} currency={currency} />
              </span>
              <Change
                current={overlap.completeCost}
                previous={overlap.previousCost}
                currency={currency}
                show="percent"
              />
              <span className={classes.lines}>
                {'workload' in overlap.of && (
                  <OverlapLines
                    name={nameOfOverlap(overlap)}
                    workload={overlap.of.workload}
                    onChange={onChange}
                  />
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function OverlapLines(props: {
  name: string;
  workload: string;
  onChange: ChangePortfolioState;
}) {
  const { name, workload, onChange } = props;
  return (
    <RowActions
      name={name}
      onLines={() => onChange({ drillDown: { filters: { workload } } })}
    />
  );
}

/** `Inference is bought from 3 providers, AWS, Google and OpenAI, by 12 components` */
export function overlapInWords(overlap: SprawlOverlap): string {
  const { vendors, entities } = overlap;
  const count = formatCount(vendors.length, 'provider', 'providers');
  const names = new Intl.ListFormat(undefined, { type: 'conjunction' }).format(
    vendors.map(vendor => nameOf('provider', vendor)),
  );
  const by =
    entities === 0
      ? ''
      : `, for ${formatCount(entities, 'component', 'components')}`;
  return `${nameOfOverlap(overlap)} from ${count}: ${names}${by}`;
}

function nameOfOverlap({ of }: SprawlOverlap): string {
  return 'workload' in of
    ? nameOf('workload', of.workload)
    : `Models of the family ${of.family}`;
}
