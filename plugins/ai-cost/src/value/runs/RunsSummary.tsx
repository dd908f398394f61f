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
import type {
  CostShare,
  EntityTrainingRuns,
} from 'backstage-plugin-ai-cost-common';
import { Money } from '../../components/Money';
import { Quiet } from '../../components/Quiet';
import { formatCount } from '../../format/quantity';
import { sumAmounts } from '../../format/sumAmounts';
import { OUTCOME_NAMES } from './outcomes';

const TRAINING = ['training', 'fine-tuning'];
const INFERENCE = ['inference', 'embedding'];

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))',
      gap: theme.spacing(2),
      margin: theme.spacing(0, 0, 2),
    },
    name: {
      fontSize: theme.typography.pxToRem(13),
      color: theme.palette.text.secondary,
    },
    value: {
      margin: 0,
      fontSize: theme.typography.pxToRem(18),
      fontWeight: theme.typography.fontWeightBold as number,
    },
    note: { margin: 0 },
  }),
  { name: 'AiCostRunsSummary' },
);

export interface RunsSummaryProps {
  outcomes: EntityTrainingRuns['outcomes'];
  runsCurrency?: string;
  workloads: CostShare[];
  currency?: string;
}

/** The money of training and inference, and that of runs by what came of them. */
export function RunsSummary(props: RunsSummaryProps) {
  const { outcomes, runsCurrency, workloads, currency } = props;
  const classes = useStyles();
  return (
    <dl className={classes.root}>
      {currency && (
        <>
          <Figure
            name="Inference"
            amount={costOf(workloads, INFERENCE)}
            currency={currency}
            note="all of the period’s charges"
          />
          <Figure
            name="Training"
            amount={costOf(workloads, TRAINING)}
            currency={currency}
            note="all of the period’s charges"
          />
        </>
      )}
      {outcomes
        .filter(({ runs }) => runs > 0)
        .map(({ outcome, runs, cost, withoutCost, estimated }) => (
          <Figure
            key={outcome}
            name={OUTCOME_NAMES[outcome]}
            // Runs without a charge or an estimate are of unknown cost, not free.
            amount={withoutCost < runs ? cost : undefined}
            currency={runsCurrency}
            note={[
              formatCount(runs, 'run', 'runs'),
              ...(withoutCost > 0
                ? [`${formatCount(withoutCost, 'has', 'have')} no known cost`]
                : []),
              ...(estimated > 0
                ? [`${formatCount(estimated, 'is', 'are')} estimated`]
                : []),
            ].join(', ')}
          />
        ))}
    </dl>
  );
}

function Figure(props: {
  name: string;
  amount?: string;
  currency?: string;
  note: string;
}) {
  const { name, amount, currency, note } = props;
  const classes = useStyles();
  return (
    <div>
      <dt className={classes.name}>{name}</dt>
      <dd className={classes.value}>
        {amount === undefined || !currency ? (
          'n/a'
        ) : (
          <Money amount={amount} currency={currency} />
        )}
      </dd>
      <dd className={classes.note}>
        <Quiet>{note}</Quiet>
      </dd>
    </div>
  );
}

function costOf(workloads: CostShare[], keys: string[]): string {
  return sumAmounts(
    workloads.filter(({ key }) => keys.includes(key)).map(({ cost }) => cost),
  );
}
