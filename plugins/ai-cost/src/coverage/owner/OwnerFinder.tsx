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

import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import {
  addMonths,
  firstDayOf,
  monthOf,
  type AnnotationProposal,
  type AttributionTrialQuery,
  type PortfolioQuery,
  type UnallocatedGroup,
} from 'backstage-plugin-ai-cost-common';
import { useEffect, useRef, useState } from 'react';
import { governanceApiRef } from '../../api/governanceApiRef';
import { Choice } from '../../components/Choice';
import { RequestFailed } from '../../components/RequestFailed';
import { formatDays } from '../../format/day';
import { useOnDemand } from '../../request/useOnDemand';
import { useRequest } from '../../request/useRequest';
import { OwnAttempt } from './OwnAttempt';
import { ProposalList } from './ProposalList';
import { TrialResult } from './TrialResult';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    title: {
      fontSize: theme.typography.pxToRem(16),
      fontWeight: theme.typography.fontWeightBold as number,
      '&:focus': { outline: 'none' },
    },
    over: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
    },
  }),
  { name: 'AiCostOwnerFinder' },
);

type Change = Pick<AttributionTrialQuery, 'annotation' | 'rule'>;

export interface OwnerFinderProps {
  group: UnallocatedGroup;
  query: PortfolioQuery;
  currency: string;
}

/** Proposals, attempts of one's own, and what the last one tried would do. */
export function OwnerFinder({ group, query, currency }: OwnerFinderProps) {
  const api = useApi(governanceApiRef);
  const classes = useStyles();
  const [over, setOver] = useState<'period' | 'year'>('period');
  const proposals = useRequest({
    key: JSON.stringify([group.id, query]),
    load: signal => api.getProposals(group.id, query, { signal }),
  });
  const trial = useOnDemand((question: AttributionTrialQuery, signal) =>
    api.tryAttribution(question, { signal }),
  );
  const result = useRef<HTMLHeadingElement>(null);
  const { question } = trial;
  useEffect(() => {
    if (question) {
      result.current?.focus();
      result.current?.scrollIntoView?.({ block: 'nearest' });
    }
  }, [question]);

  const period = { from: query.from, to: query.to };
  const year = {
    from: firstDayOf(addMonths(monthOf(query.to), -11)),
    to: query.to,
  };
  const attempt = (change: Change) =>
    trial.ask({ ...(over === 'year' ? year : period), currency, ...change });
  const tried = question?.annotation;
  return (
    <div className={classes.root}>
      <div className={classes.over}>
        <Typography variant="body2">Try over</Typography>
        <Choice<'period' | 'year'>
          label="Days to try over"
          value={over}
          options={[
            { value: 'period', title: formatDays(period) },
            { value: 'year', title: 'Twelve months' },
          ]}
          onChange={setOver}
        />
      </div>
      <Typography component="h3" className={classes.title}>
        Who might answer for it
      </Typography>
      {proposals.error && (
        <RequestFailed
          error={proposals.error}
          what="proposals"
          forbiddenAdvice="Ask whoever runs this portal for the permission aiCost.unallocated.read."
          onRetry={proposals.retry}
        />
      )}
      {proposals.loading && !proposals.data && (
        <Skeleton variant="rect" height={160} animation={false} />
      )}
      {proposals.data && (
        <ProposalList
          proposals={proposals.data.proposals}
          currency={currency}
          busy={trial.loading}
          onTry={({ entityRef, annotation, value }: AnnotationProposal) =>
            attempt({ annotation: { entityRef, annotation, value } })
          }
        />
      )}
      <Typography component="h3" className={classes.title}>
        Or try something else
      </Typography>
      <OwnAttempt group={group} busy={trial.loading} onTry={attempt} />
      {question && (
        <section className={classes.root} aria-label="What it would do">
          <Typography
            component="h3"
            className={classes.title}
            ref={result}
            tabIndex={-1}
          >
            What it would do
          </Typography>
          {trial.loading && (
            <Skeleton variant="rect" height={200} animation={false} />
          )}
          {trial.error && (
            <RequestFailed
              error={trial.error}
              what="what it would do"
              forbiddenAdvice="Ask whoever runs this portal for the permission aiCost.unallocated.read."
              onRetry={() => trial.ask(question)}
            />
          )}
          {trial.answer && (
            <TrialResult
              trial={trial.answer}
              query={question}
              editUrl={
                proposals.data?.proposals.find(
                  ({ entityRef }) => entityRef === tried?.entityRef,
                )?.editUrl
              }
            />
          )}
        </section>
      )}
    </div>
  );
}
