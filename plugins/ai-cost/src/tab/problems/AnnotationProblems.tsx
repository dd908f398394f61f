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
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import type { AnnotationProblem } from 'backstage-plugin-ai-cost-common';
import { PROBLEM_KIND_NAMES } from '../../format/problemKinds';
import { formatCount } from '../../format/quantity';

const useStyles = makeStyles(
  theme => ({
    list: {
      margin: 0,
      padding: theme.spacing(0, 0, 0, 2.5),
      overflowWrap: 'anywhere',
      '& li + li': { marginTop: theme.spacing(0.5) },
    },
    annotation: { fontFamily: 'monospace' },
  }),
  { name: 'AiCostAnnotationProblems' },
);

/** What is wrong with the entity's annotations, and what to do. */
export function AnnotationProblems(props: { problems: AnnotationProblem[] }) {
  const { problems } = props;
  const classes = useStyles();
  if (problems.length === 0) {
    return null;
  }
  // Narrower claims of others are common, and mostly meant.
  const wrong = problems.filter(({ kind }) => kind !== 'displaced');
  return (
    <Alert
      severity={wrong.length > 0 ? 'warning' : 'info'}
      variant="outlined"
      role="note"
    >
      <AlertTitle>
        {wrong.length > 0
          ? formatCount(
              problems.length,
              'annotation needs a look',
              'annotations need a look',
            )
          : 'Others claim some charges more specifically'}
      </AlertTitle>
      <ul className={classes.list}>
        {problems.map(problem => (
          <li key={`${problem.annotation} ${problem.value} ${problem.message}`}>
            <span className={classes.annotation}>
              {problem.annotation}
              {problem.value !== undefined && `: ${problem.value}`}
            </span>
            {' – '}
            <strong>{PROBLEM_KIND_NAMES[problem.kind]}.</strong>{' '}
            {problem.message}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
