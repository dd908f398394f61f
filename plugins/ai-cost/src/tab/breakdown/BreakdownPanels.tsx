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

import { makeStyles, useTheme } from '@material-ui/core/styles';
import {
  COST_DIMENSIONS,
  type CostDimension,
  type EntityCostReport,
} from 'backstage-plugin-ai-cost-common';
import { Panel } from '../../components/Panel';
import { DIMENSION_NAMES, DIMENSION_PLURALS, nameOf } from '../../format/words';
import type { DrillDown } from '../../state/TabState';
import { RankedShares } from './RankedShares';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(220px, 100%), 1fr))',
      alignItems: 'stretch',
    },
  }),
  { name: 'AiCostBreakdownPanels' },
);

export interface BreakdownPanelsProps {
  report: EntityCostReport;
  currency: string;
  onDrillDown(drillDown: DrillDown): void;
}

/** Where the money goes by the dimensions that the chart does not show. */
export function BreakdownPanels(props: BreakdownPanelsProps) {
  const { report, currency, onDrillDown } = props;
  const classes = useStyles();
  const { palette } = useTheme();
  const others: CostDimension[] = COST_DIMENSIONS.filter(
    dimension => dimension !== report.query.groupBy,
  );
  return (
    <div className={classes.root}>
      {others.map(dimension => (
        <Panel
          key={dimension}
          title={`By ${DIMENSION_NAMES[dimension].toLowerCase()}`}
        >
          <RankedShares
            things={DIMENSION_PLURALS[dimension]}
            nameOf={key => nameOf(dimension, key)}
            shares={report.breakdowns[dimension]}
            currency={currency}
            limit={4}
            colorOf={() => palette.primary.main}
            onSelect={key => onDrillDown({ filters: { [dimension]: key } })}
          />
        </Panel>
      ))}
    </div>
  );
}
