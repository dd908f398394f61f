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
  PORTFOLIO_DIMENSIONS,
  type CostShare,
  type PortfolioDimension,
} from 'backstage-plugin-ai-cost-common';
import type { ReactNode } from 'react';
import { Panel } from '../../components/Panel';
import { DIMENSION_NAMES, DIMENSION_PLURALS } from '../../format/words';
import { RankedShares } from '../../tab/breakdown/RankedShares';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(300px, 100%), 1fr))',
      alignItems: 'stretch',
    },
  }),
  { name: 'AiCostDimensionPanels' },
);

export interface DimensionPanelsProps {
  breakdowns: Record<PortfolioDimension, CostShare[]>;
  /** What the chart above shows already. */
  except: PortfolioDimension;
  currency: string;
  nameOf(dimension: PortfolioDimension, key: string): string;
  onSelect(dimension: PortfolioDimension, key: string): void;
  actionsFor(dimension: PortfolioDimension, key: string): ReactNode;
}

/** Where the money goes by each dimension; a row narrows everything to it. */
export function DimensionPanels(props: DimensionPanelsProps) {
  const { breakdowns, except, currency } = props;
  const classes = useStyles();
  const { palette } = useTheme();
  const others = PORTFOLIO_DIMENSIONS.filter(one => one !== except);
  return (
    <div className={classes.root}>
      {others.map(dimension => (
        <Panel
          key={dimension}
          title={`By ${DIMENSION_NAMES[dimension].toLowerCase()}`}
        >
          <RankedShares
            things={DIMENSION_PLURALS[dimension]}
            nameOf={key => props.nameOf(dimension, key)}
            shares={breakdowns[dimension]}
            currency={currency}
            limit={5}
            colorOf={() => palette.primary.main}
            onSelect={key => props.onSelect(dimension, key)}
            actionsFor={key => props.actionsFor(dimension, key)}
          />
        </Panel>
      ))}
    </div>
  );
}
