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
import type { CostDimension } from 'backstage-plugin-ai-cost-common';
import { RemovableChip } from '../../components/RemovableChip';
import { formatDays } from '../../format/day';
import { DIMENSION_NAMES, nameOf } from '../../format/words';
import type { DayRange } from '../../period/PeriodPreset';
import type { DrillDown } from '../../state/TabState';

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
  { name: 'AiCostDrillDownFilters' },
);

export interface DrillDownFiltersProps {
  drillDown: DrillDown;
  /** The tab's period, which lists when the drill-down has no days of its own. */
  period: DayRange;
  onChange(drillDown: DrillDown): void;
}

/** What the listed lines have in common; each filter can be taken away. */
export function DrillDownFilters(props: DrillDownFiltersProps) {
  const { drillDown, period, onChange } = props;
  const { filters, days } = drillDown;
  const classes = useStyles();
  const without = (dimension: CostDimension) => {
    const { [dimension]: _, ...rest } = filters;
    return { filters: rest, days };
  };
  return (
    <div className={classes.root}>
      {Object.entries(filters).map(([key, value]) => {
        const dimension = key as CostDimension;
        return (
          <RemovableChip
            key={key}
            label={`${DIMENSION_NAMES[dimension]}: ${nameOf(dimension, value)}`}
            onRemove={() => onChange(without(dimension))}
          />
        );
      })}
      {days ? (
        <RemovableChip
          label={formatDays(days)}
          onRemove={() => onChange({ filters })}
        />
      ) : (
        <Chip size="small" label={formatDays(period)} />
      )}
    </div>
  );
}
