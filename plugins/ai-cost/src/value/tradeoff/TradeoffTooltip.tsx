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

import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { FactList } from '../../components/FactList';
import { Swatch } from '../../components/Swatch';
import { formatSeconds } from '../../format/duration';
import { formatPrice } from '../../format/money';
import { formatSampleSize, formatScore } from '../../format/quality';
import { formatNumber } from '../../format/quantity';
import type { TradeoffPoint } from './tradeoff';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(1.5, 2),
      maxWidth: 'min(420px, 90vw)',
      fontSize: theme.typography.pxToRem(13),
    },
    title: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(1),
      fontWeight: theme.typography.fontWeightBold as number,
    },
  }),
  { name: 'AiCostTradeoffTooltip' },
);

export interface TradeoffTooltipProps {
  point: TradeoffPoint;
  currency: string;
  score: string;
  color: string;
}

/** What a bubble stands for. */
export function TradeoffTooltip(props: TradeoffTooltipProps) {
  const { point, currency, score, color } = props;
  const { name, cost, quality, sampleSize, requests, latency, frontier } =
    point;
  const classes = useStyles();
  return (
    <Paper elevation={8} className={classes.root}>
      <div className={classes.title}>
        <Swatch color={color} />
        {name}
      </div>
      <FactList
        facts={[
          { name: 'Per 1,000 requests', value: formatPrice(cost, currency) },
          {
            name: score,
            value: `${formatScore(quality)}, ${formatSampleSize(sampleSize)}`,
          },
          {
            name: 'Requests',
            value:
              requests === undefined ? 'not counted' : formatNumber(requests),
          },
          {
            name: 'p95 latency',
            value:
              latency === undefined ? 'not measured' : formatSeconds(latency),
          },
          {
            name: 'Frontier',
            value: frontier ? 'No other is both cheaper and better' : 'No',
          },
        ]}
      />
    </Paper>
  );
}
