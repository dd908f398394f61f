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
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import {
  utcDay,
  type CurrencyTotal,
  type Day,
  type RollUpReport,
} from 'backstage-plugin-ai-cost-common';
import type { ReactNode } from 'react';
import { CardAnswer } from '../card/CardAnswer';
import { useSpenderLink } from '../portfolio/links/useSpenderLink';
import { errorMessage } from '../request/errorMessage';
import { isNotFound } from '../request/isNotFound';
import { DEFAULT_ROLL_UP_STATE, rollUpQuery } from '../rollup/rollUpState';
import { useRollUp } from '../rollup/useRollUp';
import { useSignedInUser } from './useSignedInUser';

const NOT_THERE =
  'The catalog does not have you as a user, so it is not known what is yours.';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1.5),
    },
  }),
  { name: 'AiCostOwnCosts' },
);

export interface OwnCostsProps {
  /** What to show of a report with spend; a text where there is nothing to. */
  children(shown: {
    report: RollUpReport;
    total: CurrencyTotal;
    today: Day;
    linkTo(entityRef: string): string | undefined;
  }): ReactNode;
}

/** The month of whoever is signed in: of their own components and of their groups'. */
export function OwnCosts({ children }: OwnCostsProps) {
  const { userRef, error } = useSignedInUser();
  if (error) {
    return (
      <Typography variant="body2" color="textSecondary">
        Could not tell who is signed in: {errorMessage(error)}
      </Typography>
    );
  }
  if (!userRef) {
    return <Skeleton variant="rect" height={190} animation={false} />;
  }
  return <UserCosts userRef={userRef}>{children}</UserCosts>;
}

function UserCosts(props: OwnCostsProps & { userRef: string }) {
  const { userRef, children } = props;
  const classes = useStyles();
  const spenderLink = useSpenderLink();
  const linkTo = (ref: string) => spenderLink(ref, DEFAULT_ROLL_UP_STATE);
  const today = utcDay(new Date());
  const request = useRollUp(rollUpQuery({ scopeRef: userRef, today }));
  if (request.error && isNotFound(request.error)) {
    return (
      <Typography variant="body2" color="textSecondary">
        {NOT_THERE}
      </Typography>
    );
  }
  const link = linkTo(userRef);
  return (
    <div className={classes.root}>
      <CardAnswer
        request={request}
        forbidden="You may not see what your components cost."
      >
        {report => {
          const total = report.totals.find(
            one => one.currency === report.currency,
          );
          return total
            ? children({ report, total, today, linkTo })
            : whyNothing(report);
        }}
      </CardAnswer>
      {link && <Link to={link}>All AI costs</Link>}
    </div>
  );
}

function whyNothing({ entities }: RollUpReport): string {
  return entities === 0
    ? 'Neither you nor your groups own a component in the catalog.'
    : 'No AI charges this month.';
}
