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
import Skeleton from '@material-ui/lab/Skeleton';
import type {
  AttributedChargeLine,
  CostBasis,
} from 'backstage-plugin-ai-cost-common';
import { useEffect, type ReactNode } from 'react';
import { Announcement } from '../../components/Announcement';
import { RequestFailed } from '../../components/RequestFailed';
import { formatCount } from '../../format/quantity';
import { ChargeLineItem } from './ChargeLineItem';
import type { LinePagesState } from './useLinePages';

// A shared link may name a line of a later page; further than this it is not sought.
const SEARCHED_LINES = 500;

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, padding: 0, listStyle: 'none' },
    more: { marginTop: theme.spacing(2), textTransform: 'none' },
  }),
  { name: 'AiCostChargeLineList' },
);

export interface ChargeLineListProps<T extends AttributedChargeLine> {
  lines: LinePagesState<T>;
  basis: CostBasis;
  /** Whoever gives each line its key on the page; its id when left out. */
  keyOf?(line: T): string;
  /** The line that is open. */
  openKey?: string;
  onOpen(key: string | undefined): void;
  /** Whose a line is, where they are not all of one entity. */
  whose?(line: T): ReactNode;
  /** Why it is theirs. */
  why(line: T): ReactNode;
}

/** Charge lines, most expensive first; each opens and says why it is whose. */
export function ChargeLineList<T extends AttributedChargeLine>(
  props: ChargeLineListProps<T>,
) {
  const { lines, basis, openKey, keyOf = ({ id }) => id, onOpen } = props;
  const { items, total, nextCursor, loading, error, loadMore } = lines;
  const classes = useStyles();

  const sought =
    openKey !== undefined && !items.some(line => keyOf(line) === openKey);
  const seek =
    sought && !loading && !error && nextCursor && items.length < SEARCHED_LINES;
  useEffect(() => {
    if (seek) {
      loadMore();
    }
  }, [seek, loadMore]);

  const count =
    total === undefined
      ? ''
      : formatCount(total, 'charge line', 'charge lines');
  return (
    <>
      <Announcement text={loading ? 'Loading charge lines' : count} />
      <Typography variant="body2" color="textSecondary">
        {count ? `${count}, most expensive first` : 'Loading…'}
      </Typography>
      <ul className={classes.list}>
        {items.map(line => {
          const key = keyOf(line);
          return (
            <ChargeLineItem
              key={key}
              line={line}
              basis={basis}
              open={key === openKey}
              whose={props.whose?.(line)}
              why={() => props.why(line)}
              onToggle={() => onOpen(key === openKey ? undefined : key)}
            />
          );
        })}
      </ul>
      {error && (
        <RequestFailed
          error={error}
          what="the charge lines"
          forbiddenAdvice="Ask whoever runs this portal for the permission aiCost.cost.read."
          onRetry={loadMore}
        />
      )}
      {loading && <LinesSkeleton />}
      {nextCursor && !error && !loading && (
        <Button variant="outlined" className={classes.more} onClick={loadMore}>
          Show more
        </Button>
      )}
    </>
  );
}

function LinesSkeleton() {
  return (
    <div aria-hidden>
      {[1, 2, 3, 4].map(row => (
        <Skeleton key={row} height={64} animation={false} />
      ))}
    </div>
  );
}
