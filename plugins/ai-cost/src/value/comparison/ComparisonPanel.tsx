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
import Typography from '@material-ui/core/Typography';
import type { EntityValueReport } from 'backstage-plugin-ai-cost-common';
import { useState } from 'react';
import { Choice } from '../../components/Choice';
import { Panel } from '../../components/Panel';
import { nameOf } from '../../format/words';
import type { ComparedArm } from '../../state/TabState';
import { ArmFields } from './ArmFields';
import { ComparisonResult } from './ComparisonResult';
import {
  suggestedArms,
  suggestedKind,
  type ComparisonKind,
} from './suggestedArms';

const useStyles = makeStyles(
  theme => ({
    form: {
      display: 'grid',
      gap: theme.spacing(2),
      justifyItems: 'start',
    },
    button: { textTransform: 'none' },
    problem: { marginTop: theme.spacing(1) },
  }),
  { name: 'AiCostComparisonPanel' },
);

export interface ComparisonPanelProps {
  report: EntityValueReport;
  /** Undefined: nothing is compared yet. */
  arms?: [ComparedArm, ComparedArm];
  onArms(arms: [ComparedArm, ComparedArm]): void;
}

/** Two models or two periods side by side, and whether they truly differ. */
export function ComparisonPanel(props: ComparisonPanelProps) {
  const { report, arms, onArms } = props;
  const classes = useStyles();
  const [kind, setKind] = useState<ComparisonKind>(
    arms ? kindOf(arms) : suggestedKind(report),
  );
  const [edited, setEdited] = useState<[ComparedArm, ComparedArm]>();
  const chosen = edited ?? arms ?? suggestedArms(kind, report);
  const [first, second] = chosen;
  const problem = problemOf(first, second);
  const models = report.models.map(({ model }) => ({
    value: model,
    title: nameOf('model', model),
  }));
  return (
    <Panel
      title="Compare"
      subtitle="Two models or two periods, and whether the samples are enough to say that they differ"
      actions={
        <Choice
          label="What to compare"
          value={kind}
          options={[
            { value: 'models', title: 'Models' },
            { value: 'periods', title: 'Periods' },
          ]}
          onChange={value => {
            setKind(value);
            setEdited(suggestedArms(value, report));
          }}
        />
      }
    >
      <form
        className={classes.form}
        onSubmit={event => {
          event.preventDefault();
          if (!problem) {
            onArms(chosen);
            // What is compared is in the URL, where the back button finds it.
            setEdited(undefined);
          }
        }}
      >
        <ArmFields
          title="First"
          arm={first}
          models={models}
          onChange={arm => setEdited([arm, second])}
        />
        <ArmFields
          title="Second"
          arm={second}
          models={models}
          onChange={arm => setEdited([first, arm])}
        />
        <Button
          type="submit"
          variant="outlined"
          color="primary"
          className={classes.button}
          disabled={problem !== undefined}
        >
          Compare
        </Button>
      </form>
      {problem && (
        <Typography
          variant="body2"
          color="textSecondary"
          className={classes.problem}
        >
          {problem}
        </Typography>
      )}
      {arms && <ComparisonResult report={report} arms={arms} />}
    </Panel>
  );
}

function kindOf([first, second]: [ComparedArm, ComparedArm]): ComparisonKind {
  return first.model === second.model ? 'periods' : 'models';
}

function problemOf(first: ComparedArm, second: ComparedArm) {
  for (const { from, to } of [first, second]) {
    if (!from || !to || from > to) {
      return 'A period ends on its first day or later.';
    }
  }
  return first.model === second.model &&
    first.from === second.from &&
    first.to === second.to
    ? 'Both sides are the same. Choose another model or other days.'
    : undefined;
}
