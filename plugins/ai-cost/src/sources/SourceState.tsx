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
import { formatMonth, formatMonths } from '../format/day';
import { formatCount } from '../format/quantity';
import { HealthLabel } from './HealthLabel';

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

/** How a source fares, what is wrong with it, and what to do. */
export function SourceState(props: { source: SourceStatus }) {
  const { source } = props;
  const classes = useStyles();
  const problems = [...source.problems].sort(errorsFirst);
  const more = problems.length - SHOWN;
  return (
    <>
      <HealthLabel source={source} />
      {problems.slice(0, SHOWN).map(({ message, advice, period }) => (
        <span key={`${period} ${message}`} className={classes.problem}>
          {period && !message.startsWith(period) && `${formatMonth(period)}: `}
          {message}
          {advice && <Quiet>{advice}</Quiet>}
        </span>
      ))}
      {more > 0 && (
        <Quiet>and {formatCount(more, 'more problem', 'more problems')}</Quiet>
      )}
      {source.toReadAgain.length > 0 && (
        <Quiet>
          To be read again: {source.toReadAgain.map(formatMonths).join(', ')}
        </Quiet>
      )}
    </>
  );
}

function errorsFirst(
  a: { severity: 'error' | 'warning' },
  b: { severity: 'error' | 'warning' },
): number {
  return Number(b.severity === 'error') - Number(a.severity === 'error');
}
