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

import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import SearchIcon from '@material-ui/icons/Search';
import type { Day } from 'backstage-plugin-ai-cost-common';
import { Message } from '../../components/Message';
import { formatDays } from '../../format/day';
import { rootRouteRef } from '../../routes';
import { daysOf } from '../../state/costQuery';
import { isFiltered } from '../state/filters';
import type { PortfolioState } from '../state/PortfolioState';
import type { ChangePortfolioState } from '../state/usePortfolioState';

const useStyles = makeStyles(
  { button: { textTransform: 'none' } },
  { name: 'AiCostNoSpend' },
);

export interface NoSpendProps {
  state: PortfolioState;
  today: Day;
  /** Something was left out, because the reader may not see it. */
  hidden: boolean;
  onChange: ChangePortfolioState;
}

/** There is nothing to add up: why, and where else to look. */
export function NoSpend(props: NoSpendProps) {
  const { state, today, hidden, onChange } = props;
  const classes = useStyles();
  const root = useRouteRef(rootRouteRef);
  const filtered = isFiltered(state.filters) || state.currency !== undefined;
  return (
    <Message
      icon={<SearchIcon />}
      title={`No AI charges, ${formatDays(daysOf(state, today))}`}
      action={
        (filtered || state.period !== 'last-12-months') && (
          <Button
            variant="outlined"
            color="primary"
            className={classes.button}
            onClick={() =>
              onChange({
                period: 'last-12-months',
                granularity: undefined,
                filters: {},
                currency: undefined,
              })
            }
          >
            Look at the last 12 months
          </Button>
        )
      }
    >
      {hidden && 'What there is you may not see. '}
      {filtered ? (
        'Nothing matches the filters above in this period.'
      ) : (
        <>
          No bill has a charge of this period yet.{' '}
          <Link to={`${root()}/sources`}>See how the billing sources fare</Link>
        </>
      )}
    </Message>
  );
}
