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
import type { Day } from 'backstage-plugin-ai-cost-common';
import { useRef, type ReactNode } from 'react';
import { SelectField } from '../../components/SelectField';
import { BasisField } from '../../tab/toolbar/BasisField';
import { EnvironmentField } from '../../tab/toolbar/EnvironmentField';
import { PeriodField } from '../../tab/toolbar/PeriodField';
import type { PortfolioPage } from '../links/portfolioPage';
import type { Titles } from '../portfolioName';
import { withValues } from '../state/filters';
import type { PortfolioState } from '../state/PortfolioState';
import type { ChangePortfolioState } from '../state/usePortfolioState';
import { FilterChips } from './FilterChips';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(1.5) },
    fields: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1.5),
      '& .MuiTextField-root': { minWidth: 140 },
      '& .MuiOutlinedInput-root': {
        backgroundColor: theme.palette.background.paper,
      },
      '& .MuiSelect-select': {
        maxWidth: 260,
        overflow: 'hidden',
        textOverflow: 'ellipsis',
      },
    },
    end: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1.5),
      marginLeft: 'auto',
    },
  }),
  { name: 'AiCostPortfolioToolbar' },
);

export interface PortfolioToolbarProps {
  state: PortfolioState;
  today: Day;
  /** Environments in the report, where it tells; those seen before stay choosable. */
  environments: readonly string[];
  /** All that the report knows of. */
  currencies: readonly string[];
  /** The currency on screen. */
  currency?: string;
  titles?: Titles;
  /** Other screens that can show what the filters keep. */
  alsoIn?: { page: PortfolioPage; link: string }[];
  /** Whatever comes last: a switch, saved views, an export. */
  end?: ReactNode;
  onChange: ChangePortfolioState;
}

/** What to report of many entities. Every control is kept in the URL. */
export function PortfolioToolbar(props: PortfolioToolbarProps) {
  const { state, today, currencies, end, onChange } = props;
  const classes = useStyles();
  // A report that is filtered by environment knows no others.
  const seen = useRef(new Set<string>());
  for (const environment of props.environments) {
    seen.current.add(environment);
  }
  return (
    <div className={classes.root}>
      <div className={classes.fields} role="group" aria-label="What to show">
        <PeriodField
          period={state.period}
          today={today}
          onChange={period => onChange({ period, granularity: undefined })}
        />
        {seen.current.size > 0 && (
          <EnvironmentField
            selected={state.filters.environment ?? []}
            available={[...seen.current].sort()}
            onChange={selected =>
              onChange({
                filters: withValues(state.filters, 'environment', selected),
              })
            }
          />
        )}
        {currencies.length > 1 && (
          <SelectField
            label="Currency"
            value={props.currency ?? currencies[0]}
            options={currencies.map(value => ({ value, title: value }))}
            onChange={currency => onChange({ currency })}
          />
        )}
        <BasisField
          basis={state.basis}
          onChange={basis => onChange({ basis })}
        />
        {end && <div className={classes.end}>{end}</div>}
      </div>
      <FilterChips
        filters={state.filters}
        titles={props.titles}
        alsoIn={props.alsoIn}
        onChange={filters => onChange({ filters })}
      />
    </div>
  );
}
