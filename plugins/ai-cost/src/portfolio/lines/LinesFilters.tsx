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

import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import {
  PORTFOLIO_DIMENSIONS,
  type PortfolioDimension,
  type PortfolioFilters,
} from 'backstage-plugin-ai-cost-common';
import { RemovableChip } from '../../components/RemovableChip';
import { formatDays } from '../../format/day';
import { REASON_NAMES } from '../../format/unallocatedReasons';
import { DIMENSION_NAMES } from '../../format/words';
import type { DayRange } from '../../period/PeriodPreset';
import { portfolioName, type Titles } from '../portfolioName';
import type { LinesDrillDown } from '../state/PortfolioState';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      marginTop: theme.spacing(1),
      '& .MuiChip-root': { margin: 0, maxWidth: '100%' },
    },
  }),
  { name: 'AiCostLinesFilters' },
);

export interface LinesFiltersProps {
  drillDown: LinesDrillDown;
  /** The screen's own period and filters, which hold for the lines as well. */
  query: DayRange & { filters?: PortfolioFilters };
  titles?: Titles;
  onChange(drillDown: LinesDrillDown): void;
}

/**
 * What the listed lines have in common. What was chosen here can be taken away;
 * what the screen is filtered by is told.
 */
export function LinesFilters(props: LinesFiltersProps) {
  const { drillDown, query, titles, onChange } = props;
  const { filters, days, reason, group } = drillDown;
  const classes = useStyles();
  const named = (dimension: PortfolioDimension, value: string) =>
    `${DIMENSION_NAMES[dimension]}: ${portfolioName(dimension, value, titles)}`;
  // Another list has other lines: none of them is open.
  const change = (part: Partial<LinesDrillDown>) =>
    onChange({ ...drillDown, lineKey: undefined, ...part });
  return (
    <div className={classes.root}>
      {PORTFOLIO_DIMENSIONS.map(dimension => {
        const value = filters[dimension];
        const { [dimension]: _, ...rest } = filters;
        return value === undefined ? (
          (query.filters?.[dimension] ?? []).map(kept => (
            <Chip
              key={`${dimension} ${kept}`}
              size="small"
              label={named(dimension, kept)}
            />
          ))
        ) : (
          <RemovableChip
            key={dimension}
            label={named(dimension, value)}
            onRemove={() => change({ filters: rest })}
          />
        );
      })}
      {reason && (
        <RemovableChip
          label={REASON_NAMES[reason]}
          onRemove={() => change({ reason: undefined })}
        />
      )}
      {group !== undefined && (
        <RemovableChip
          label="One group"
          onRemove={() => change({ group: undefined })}
        />
      )}
      {days ? (
        <RemovableChip
          label={formatDays(days)}
          onRemove={() => change({ days: undefined })}
        />
      ) : (
        <Chip size="small" label={formatDays(query)} />
      )}
    </div>
  );
}
