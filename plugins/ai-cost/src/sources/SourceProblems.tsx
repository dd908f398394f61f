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
import type { SourceProblem } from 'backstage-plugin-ai-cost-common';
import { problemInWords, problemsInOrder } from './problemsInOrder';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(1) },
    alert: { overflowWrap: 'anywhere' },
    where: { display: 'block', fontFamily: 'monospace' },
    advice: { display: 'block', marginTop: theme.spacing(0.5) },
  }),
  { name: 'AiCostSourceProblems' },
);

/** What a person should know about a source, and what to do. */
export function SourceProblems(props: { problems: SourceProblem[] }) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      {problemsInOrder(props.problems).map(problem => (
        <Alert
          key={`${problem.file} ${problemInWords(problem)}`}
          severity={problem.severity}
          variant="outlined"
          role="note"
          className={classes.alert}
        >
          {problemInWords(problem)}
          {problem.file && (
            <span className={classes.where}>{problem.file}</span>
          )}
          {problem.advice && (
            <span className={classes.advice}>{problem.advice}</span>
          )}
        </Alert>
      ))}
    </div>
  );
}
