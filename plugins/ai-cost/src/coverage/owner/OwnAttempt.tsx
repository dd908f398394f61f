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

import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import type {
  AttributionTrialQuery,
  UnallocatedGroup,
} from 'backstage-plugin-ai-cost-common';
import { useId, useState } from 'react';
import { Choice } from '../../components/Choice';
import { SelectField } from '../../components/SelectField';
import {
  attemptProblem,
  CLAIMING_ANNOTATIONS,
  firstAttempt,
  fullRef,
  RULE_MATCHES,
  ruleOf,
  type Attempt,
  type RuleMatch,
} from './Attempt';

const useStyles = makeStyles(
  theme => ({
    form: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    row: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(200px, 100%), 1fr))',
      gap: theme.spacing(1.5),
    },
    button: { textTransform: 'none' },
  }),
  { name: 'AiCostOwnAttempt' },
);

export interface OwnAttemptProps {
  group: UnallocatedGroup;
  /** Something is being tried. */
  busy: boolean;
  onTry(change: Pick<AttributionTrialQuery, 'annotation' | 'rule'>): void;
}

/** An annotation or a central rule of one's own to try. */
export function OwnAttempt({ group, busy, onTry }: OwnAttemptProps) {
  const classes = useStyles();
  const [attempt, setAttempt] = useState(() => firstAttempt(group));
  const [asked, setAsked] = useState(false);
  const change = (part: Partial<Attempt>) =>
    setAttempt({ ...attempt, ...part });
  const problem = attemptProblem(attempt);
  return (
    <form
      noValidate
      className={classes.form}
      aria-label="Try an annotation or a rule"
      onSubmit={event => {
        event.preventDefault();
        setAsked(true);
        if (!problem) {
          onTry(changeOf(attempt));
        }
      }}
    >
      <div>
        <Choice
          label="What to try"
          value={attempt.kind}
          options={[
            { value: 'annotation', title: 'An annotation' },
            { value: 'rule', title: 'A central rule' },
          ]}
          onChange={kind => change({ kind })}
        />
      </div>
      <div className={classes.row}>
        <Field
          label="Entity"
          value={attempt.entityRef}
          placeholder="component:default/checkout"
          onChange={entityRef => change({ entityRef })}
        />
        {attempt.kind === 'annotation' ? (
          <SelectField
            label="Annotation"
            value={attempt.annotation}
            options={CLAIMING_ANNOTATIONS.map(value => ({
              value,
              title: value,
            }))}
            onChange={annotation => change({ annotation })}
          />
        ) : (
          <>
            <Field
              label="Id of the rule"
              value={attempt.ruleId}
              onChange={ruleId => change({ ruleId })}
            />
            <SelectField
              label="Matches by"
              value={attempt.match}
              options={Object.entries(RULE_MATCHES).map(([value, title]) => ({
                value: value as RuleMatch,
                title,
              }))}
              onChange={match => change({ match })}
            />
          </>
        )}
      </div>
      <Field
        label={attempt.kind === 'annotation' ? 'Value' : 'Any of'}
        value={attempt.value}
        problem={asked ? problem : undefined}
        hint="Commas between several; * matches any run of characters in resources, keys and models."
        onChange={value => change({ value })}
      />
      <div>
        <Button
          type="submit"
          variant="outlined"
          color="primary"
          className={classes.button}
          disabled={busy}
        >
          {busy ? 'Trying…' : 'Try it'}
        </Button>
      </div>
    </form>
  );
}

function changeOf(attempt: Attempt) {
  return attempt.kind === 'rule'
    ? { rule: ruleOf(attempt) }
    : {
        annotation: {
          entityRef: fullRef(attempt.entityRef),
          annotation: attempt.annotation,
          value: attempt.value.trim(),
        },
      };
}

function Field(props: {
  label: string;
  value: string;
  placeholder?: string;
  problem?: string;
  hint?: string;
  onChange(value: string): void;
}) {
  const { label, value, placeholder, problem, hint, onChange } = props;
  const id = useId();
  return (
    <TextField
      size="small"
      variant="outlined"
      id={id}
      label={label}
      value={value}
      placeholder={placeholder}
      error={problem !== undefined}
      helperText={problem ?? hint}
      inputProps={{ spellCheck: false, maxLength: 2000 }}
      InputLabelProps={{ shrink: true }}
      onChange={event => onChange(event.target.value)}
    />
  );
}
