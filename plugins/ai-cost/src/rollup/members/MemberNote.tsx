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
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import type { RollUpMember } from 'backstage-plugin-ai-cost-common';
import { Quiet } from '../../components/Quiet';
import { formatCount } from '../../format/quantity';
import { statesOf } from './MemberRow';

const EXPLANATIONS: Record<string, string> = {
  New: 'Nothing was spent on it in the period before',
  Gone: 'Nothing is spent on it in this period',
  Retired: 'The catalog has it no more; its owner is the last one known',
};

const useStyles = makeStyles(
  theme => ({
    root: { fontWeight: theme.typography.fontWeightRegular as number },
    labels: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5),
      '&:empty': { display: 'none' },
    },
    label: {
      padding: theme.spacing(0, 0.75),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      fontSize: theme.typography.pxToRem(12),
      lineHeight: 1.5,
      whiteSpace: 'nowrap',
    },
    problem: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
    },
    icon: { fontSize: '1.1em' },
  }),
  { name: 'AiCostMemberNote' },
);

/** What kind of thing a component is, and what is particular about it. */
export function MemberNote({ member }: { member: RollUpMember }) {
  const classes = useStyles();
  const { kind, type, problems } = member;
  return (
    <div className={classes.root}>
      <Quiet>{type ? `${kind} · ${type}` : kind}</Quiet>
      <div className={classes.labels}>
        {statesOf(member).map(state => (
          <span
            key={state}
            className={classes.label}
            title={EXPLANATIONS[state]}
          >
            {state}
          </span>
        ))}
        {problems > 0 && (
          <span className={`${classes.label} ${classes.problem}`}>
            <WarningIcon className={classes.icon} aria-hidden />
            {formatCount(problems, 'annotation problem', 'annotation problems')}
          </span>
        )}
      </div>
    </div>
  );
}
