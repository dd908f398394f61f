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
import type {
  ComparedDays,
  PortfolioDimension,
  SpendWaterfall,
} from 'backstage-plugin-ai-cost-common';
import { useMemo } from 'react';
import { Choice } from '../../components/Choice';
import { Hint } from '../../components/Hint';
import { Panel } from '../../components/Panel';
import { TextButton } from '../../components/TextButton';
import { formatDays } from '../../format/day';
import { formatCompactMoney } from '../../format/money';
import { DIMENSION_NAMES } from '../../format/words';
import { useUrlChoice } from '../../portfolio/state/useUrlChoice';
import { DRIVER_EXPLANATIONS, DRIVER_NAMES } from './drivers';
import { axisStart, waterfallBars, type WaterfallBar } from './waterfallBars';
import { WaterfallTable } from './WaterfallTable';

const STEP_GROUPS = ['driver', 'key'] as const;

const SUM_NAMES = { before: 'Before', after: 'Now' };

const useStyles = makeStyles(
  theme => ({
    note: {
      marginTop: theme.spacing(1),
      fontSize: theme.typography.pxToRem(12),
    },
  }),
  { name: 'AiCostWaterfallPanel' },
);

export interface WaterfallPanelProps {
  waterfall: SpendWaterfall;
  currency: string;
  /** What the keys of the steps are values of. */
  dimension: PortfolioDimension;
  /** Undefined when no day is complete. */
  days?: ComparedDays;
  nameOf(key: string): string;
  onSelectKey(key: string): void;
}

/** What drives the change in spend. */
export function WaterfallPanel(props: WaterfallPanelProps) {
  const { waterfall, currency, dimension, days, nameOf, onSelectKey } = props;
  const classes = useStyles();
  const [by, chooseBy] = useUrlChoice({ param: 'steps', values: STEP_GROUPS });
  const bars = useMemo(() => waterfallBars(waterfall, by), [waterfall, by]);
  const start = axisStart(bars);
  const name = (bar: WaterfallBar) => {
    if (bar.kind !== 'step') {
      const range = bar.kind === 'before' ? days?.previous : days?.current;
      return range ? formatDays(range) : SUM_NAMES[bar.kind];
    }
    if (bar.driver) {
      return <DriverName driver={bar.driver} />;
    }
    const { key } = bar;
    return key === undefined ? (
      'All others'
    ) : (
      <TextButton onClick={() => onSelectKey(key)}>{nameOf(key)}</TextButton>
    );
  };
  return (
    <Panel
      title="What drives the change"
      subtitle={days && 'Over complete days alone, against as many before'}
      actions={
        <Choice
          label="Explain by"
          value={by}
          options={[
            { value: 'driver', title: 'Cause' },
            { value: 'key', title: DIMENSION_NAMES[dimension] },
          ]}
          onChange={chooseBy}
        />
      }
    >
      {waterfall.unavailable ? (
        <Typography variant="body2" color="textSecondary">
          {waterfall.unavailable}
        </Typography>
      ) : (
        <>
          <WaterfallTable bars={bars} currency={currency} nameOf={name} />
          {start > 0 && (
            <Typography color="textSecondary" className={classes.note}>
              The bars begin at {formatCompactMoney(start, currency)}, so that
              the steps can be seen.
            </Typography>
          )}
        </>
      )}
    </Panel>
  );
}

function DriverName(props: { driver: keyof typeof DRIVER_NAMES }) {
  const { driver } = props;
  return (
    <>
      {DRIVER_NAMES[driver]}{' '}
      <Hint
        label={`What ${DRIVER_NAMES[driver].toLowerCase()} means`}
        text={DRIVER_EXPLANATIONS[driver]}
      />
    </>
  );
}
