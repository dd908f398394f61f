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
import type { EntityValueReport } from 'backstage-plugin-ai-cost-common';
import { useState } from 'react';
import { Choice } from '../../components/Choice';
import { Panel } from '../../components/Panel';
import { ScrollRegion } from '../../components/ScrollRegion';
import { SelectField } from '../../components/SelectField';
import { VisuallyHidden } from '../../components/VisuallyHidden';
import { tradeoffKeys, tradeoffOf } from './tradeoff';
import { TradeoffChart } from './TradeoffChart';
import { TradeoffLegend } from './TradeoffLegend';
import { TradeoffTable } from './TradeoffTable';

const VIEWS = [
  { value: 'chart' as const, title: 'Chart' },
  { value: 'table' as const, title: 'Table' },
];

const useStyles = makeStyles(
  theme => ({
    left: {
      margin: theme.spacing(1.5, 1, 0),
      fontSize: theme.typography.pxToRem(13),
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'AiCostTradeoffPanel' },
);

export interface TradeoffPanelProps {
  report: EntityValueReport;
  currency: string;
}

/** What quality costs: the models of the entity by price and by one score. */
export function TradeoffPanel({ report, currency }: TradeoffPanelProps) {
  const classes = useStyles();
  const [chosen, setChosen] = useState<string>();
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const keys = tradeoffKeys(report);
  const key = keys.find(one => one === chosen) ?? keys[0];
  const score = report.scores.find(one => one.key === key);
  const name = score?.name ?? 'Quality';
  if (key === undefined) {
    return (
      <Panel title="Cost against quality">
        <Typography variant="body2" color="textSecondary">
          No model has both a score and a cost per request in this period.
        </Typography>
      </Panel>
    );
  }
  const { points, left } = tradeoffOf(report.models, key);
  const data = { points, currency, score: name };
  return (
    <Panel
      title="Cost against quality"
      subtitle={
        score &&
        `${score.name}, scored by ${score.evaluator}; ${score.direction} is better`
      }
      actions={
        <>
          {keys.length > 1 && (
            <SelectField
              label="Score"
              value={key}
              options={keys.map(value => ({
                value,
                title: scoreTitle(report, value),
              }))}
              onChange={setChosen}
            />
          )}
          <Choice
            label="Show trade-off as"
            value={view}
            options={VIEWS}
            onChange={value => setView(value)}
          />
        </>
      }
    >
      {view === 'table' ? (
        <ScrollRegion label="Cost against quality as a table">
          <TradeoffTable {...data} />
        </ScrollRegion>
      ) : (
        <>
          <div aria-hidden>
            <TradeoffChart {...data} />
          </div>
          <TradeoffLegend points={points} />
          <VisuallyHidden>
            <TradeoffTable {...data} />
          </VisuallyHidden>
        </>
      )}
      {left.length > 0 && (
        <p className={classes.left}>
          Not shown:{' '}
          {left
            .map(
              ({ name: model, reason }) =>
                `${model} (${reason.replace(/\.$/, '')})`,
            )
            .join(', ')}
        </p>
      )}
    </Panel>
  );
}

function scoreTitle({ scores }: EntityValueReport, key: string): string {
  const score = scores.find(one => one.key === key);
  return score ? `${score.name} (${score.evaluator})` : key;
}
