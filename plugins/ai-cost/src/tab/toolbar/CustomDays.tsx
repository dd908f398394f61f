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
import TextField from '@material-ui/core/TextField';
import { isDay } from 'backstage-plugin-ai-cost-common';
import { useEffect, useId, useState } from 'react';
import type { DayRange } from '../../period/PeriodPreset';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1.5),
    },
  }),
  { name: 'AiCostCustomDays' },
);

export interface CustomDaysProps {
  days: DayRange;
  onChange(days: DayRange): void;
}

/**
 * A period of the reader's own. It takes effect as soon as both days are there
 * and in order; until then the fields keep what was typed.
 */
export function CustomDays(props: CustomDaysProps) {
  const { days, onChange } = props;
  const classes = useStyles();
  const id = useId();
  const [draft, setDraft] = useState(days);
  useEffect(
    () => setDraft({ from: days.from, to: days.to }),
    [days.from, days.to],
  );

  const inOrder = draft.from <= draft.to;
  const change = (part: Partial<DayRange>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    if (isDay(next.from) && isDay(next.to) && next.from <= next.to) {
      onChange(next);
    }
  };
  return (
    <div className={classes.root}>
      <TextField
        type="date"
        size="small"
        variant="outlined"
        id={`${id}-from`}
        label="From"
        value={draft.from}
        onChange={event => change({ from: event.target.value })}
        InputLabelProps={{ shrink: true }}
      />
      <TextField
        type="date"
        size="small"
        variant="outlined"
        id={`${id}-to`}
        label="To"
        value={draft.to}
        error={!inOrder}
        helperText={inOrder ? undefined : 'Must not be before the first day'}
        onChange={event => change({ to: event.target.value })}
        InputLabelProps={{ shrink: true }}
      />
    </div>
  );
}
