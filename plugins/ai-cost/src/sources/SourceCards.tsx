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
import { FactList } from '../components/FactList';
import { AiShare } from './AiShare';
import { Completeness } from './Completeness';
import { LastDelivery } from './LastDelivery';
import { SourceIdentity } from './SourceIdentity';
import type { SourcesTableProps } from './SourcesTable';
import { SourceState } from './SourceState';

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0, padding: 0, listStyle: 'none' },
    card: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1.5),
      padding: theme.spacing(2, 2.5),
      borderTop: `1px solid ${theme.palette.divider}`,
    },
  }),
  { name: 'AiCostSourceCards' },
);

/** What the table of sources says, where there is no room for a table. */
export function SourceCards(props: SourcesTableProps) {
  const { sources, actionFor, onSelect } = props;
  const classes = useStyles();
  return (
    <ul className={classes.root} aria-label="Billing sources">
      {sources.map(source => (
        <li key={source.id} className={classes.card}>
          <div>
            <SourceIdentity source={source} onSelect={onSelect} />
          </div>
          <div>
            <SourceState source={source} />
          </div>
          <FactList
            facts={[
              {
                name: 'Last delivery',
                value: <LastDelivery source={source} />,
              },
              {
                name: 'Complete through',
                value: <Completeness source={source} />,
              },
              {
                name: 'AI in the bill, billed',
                value: <AiShare totals={source.totals} />,
              },
            ]}
          />
          {actionFor && <div>{actionFor(source)}</div>}
        </li>
      ))}
    </ul>
  );
}
