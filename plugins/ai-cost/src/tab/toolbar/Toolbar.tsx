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
import type { Day, EntityCostQuery } from 'backstage-plugin-ai-cost-common';
import { Choice } from '../../components/Choice';
import { SelectField } from '../../components/SelectField';
import type { TabState, TabView } from '../../state/TabState';
import type { ChangeTabState } from '../../state/useTabState';
import { BasisField } from './BasisField';
import { EnvironmentField } from './EnvironmentField';
import { ExportButton } from './ExportButton';
import { PeriodField } from './PeriodField';

const useStyles = makeStyles(
  theme => ({
    root: {
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
  { name: 'AiCostToolbar' },
);

const VIEWS: { value: TabView; title: string }[] = [
  { value: 'cost', title: 'Cost' },
  { value: 'value', title: 'Value' },
];

export interface ToolbarProps {
  state: TabState;
  today: Day;
  /** What the report on screen answers, for the export. */
  query: EntityCostQuery;
  environments: string[];
  currencies: string[];
  /** The currency on screen. */
  currency?: string;
  onChange: ChangeTabState;
}

/** What to report. Every control is kept in the URL. */
export function Toolbar(props: ToolbarProps) {
  const { state, today, query, environments, currencies, onChange } = props;
  const classes = useStyles();
  return (
    <div className={classes.root} role="group" aria-label="What to show">
      <PeriodField
        period={state.period}
        today={today}
        onChange={period => onChange({ period, granularity: undefined })}
      />
      <EnvironmentField
        selected={state.environments}
        available={environments}
        onChange={selected => onChange({ environments: selected })}
      />
      {currencies.length > 1 && (
        <SelectField
          label="Currency"
          value={props.currency ?? currencies[0]}
          options={currencies.map(value => ({ value, title: value }))}
          onChange={currency => onChange({ currency })}
        />
      )}
      {state.view === 'cost' && (
        <BasisField
          basis={state.basis}
          onChange={basis => onChange({ basis })}
        />
      )}
      <div className={classes.end}>
        <Choice
          label="View"
          value={state.view}
          options={VIEWS}
          onChange={view => onChange({ view })}
        />
        {state.view === 'cost' && <ExportButton query={query} />}
      </div>
    </div>
  );
}
