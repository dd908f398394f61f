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
import type { SourceStatus } from 'backstage-plugin-ai-cost-common';
import { Quiet } from '../components/Quiet';
import { formatMonths } from '../format/day';
import { formatCount } from '../format/quantity';
import { HealthLabel } from './HealthLabel';
import { problemInWords, problemsInOrder } from './problemsInOrder';

const SHOWN = 2;

const useStyles = makeStyles(
  theme => ({
    problem: {
      display: 'block',
      marginTop: theme.spacing(0.5),
      fontSize: theme.typography.pxToRem(13),
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'AiCostSourceState' },
);

/** How a source fares, what is wrong with it, what to do, and what is to come. */
export function SourceState(props: { source: SourceStatus }) {
  const { source } = props;
  const classes = useStyles();
  const problems = problemsInOrder(source.problems);
  const more = problems.length - SHOWN;
  return (
    <>
      <HealthLabel source={source} />
      {problems.slice(0, SHOWN).map(problem => (
        <span key={problemInWords(problem)} className={classes.problem}>
          {problemInWords(problem)}
          {problem.advice && <Quiet>{problem.advice}</Quiet>}
        </span>
      ))}
      {more > 0 && (
        <Quiet>and {formatCount(more, 'more problem', 'more problems')}</Quiet>
      )}
      {source.quarantinedRows > 0 && (
        <span className={classes.problem}>
          {formatCount(source.quarantinedRows, 'row', 'rows')} set aside
        </span>
      )}
      {source.toReadAgain.length > 0 && (
        <Quiet>
          To be read again: {source.toReadAgain.map(formatMonths).join(', ')}
        </Quiet>
      )}
    </>
  );
}
