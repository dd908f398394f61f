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
import Typography from '@material-ui/core/Typography';
import type { ShareRule } from 'backstage-plugin-ai-cost-common';
import { useId } from 'react';
import { Choice } from '../../components/Choice';
import { SelectField } from '../../components/SelectField';
import { MonthField } from '../../sources/MonthField';
import { IDLE_NAMES, MEASURE_NAMES, METHOD_NAMES } from '../shareInWords';
import { ConsumerFields } from './ConsumerFields';
import type { ShareDraft } from './ShareDraft';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    row: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1.5),
      '& .MuiTextField-root': { minWidth: 200 },
    },
  }),
  { name: 'AiCostShareRuleForm' },
);

export interface ShareRuleFormProps {
  draft: ShareDraft;
  /** A rule that is there keeps its entity. */
  fixedEntity: boolean;
  onChange(draft: ShareDraft): void;
}

/** How an entity's cost is divided, to be filled in. */
export function ShareRuleForm(props: ShareRuleFormProps) {
  const { draft, fixedEntity, onChange } = props;
  const classes = useStyles();
  const entityId = useId();
  const change = (part: Partial<ShareDraft>) => onChange({ ...draft, ...part });
  return (
    <div className={classes.root}>
      {!fixedEntity && (
        <TextField
          size="small"
          variant="outlined"
          id={entityId}
          label="Entity whose cost is divided"
          value={draft.entityRef}
          placeholder="component:default/llm-gateway"
          inputProps={{ spellCheck: false, maxLength: 500 }}
          InputLabelProps={{ shrink: true }}
          onChange={event => change({ entityRef: event.target.value })}
        />
      )}
      <div className={classes.row}>
        <Choice
          label="How it is divided"
          value={draft.method}
          options={optionsOf(METHOD_NAMES)}
          onChange={method => change({ method })}
        />
      </div>
      {draft.method === 'usage' ? (
        <>
          <div className={classes.row}>
            <SelectField
              label="What counts as usage"
              value={draft.measure}
              options={optionsOf(MEASURE_NAMES)}
              onChange={measure => change({ measure })}
            />
            <SelectField<ShareRule['idle']>
              label="What nobody used"
              value={draft.idle}
              options={optionsOf(IDLE_NAMES)}
              onChange={idle => change({ idle })}
            />
          </div>
          <Typography variant="body2" color="textSecondary">
            Everybody whose usage was reported gets a part, month by month.
          </Typography>
        </>
      ) : (
        <ConsumerFields
          consumers={draft.consumers}
          weighted={draft.method === 'fixed'}
          onChange={consumers => change({ consumers })}
        />
      )}
      <div className={classes.row}>
        <MonthField
          label="First month"
          value={draft.from}
          onChange={from => change({ from })}
        />
        <Typography variant="body2" color="textSecondary">
          Empty: from the beginning
        </Typography>
      </div>
    </div>
  );
}

function optionsOf<T extends string>(names: Record<T, string>) {
  return (Object.keys(names) as T[]).map(value => ({
    value,
    title: names[value],
  }));
}
