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
import CheckIcon from '@material-ui/icons/Check';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { formatShare } from '../../format/quantity';

const useStyles = makeStyles(
  theme => {
    const tone = theme.palette.type === 'dark' ? 'light' : 'dark';
    return {
      root: {
        display: 'inline-flex',
        alignItems: 'center',
        gap: theme.spacing(0.5),
      },
      icon: { fontSize: '1.1em' },
      met: { color: theme.palette.success[tone] },
      missed: { color: theme.palette.error[tone] },
    };
  },
  { name: 'AiCostTargetLine' },
);

export interface TargetLineProps {
  value: number;
  /** What it should be at most. */
  target: number;
  write(amount: number): string;
}

/** Whether a target is met, and by how far it is not. */
export function TargetLine({ value, target, write }: TargetLineProps) {
  const classes = useStyles();
  const met = value <= target;
  const Icon = met ? CheckIcon : WarningIcon;
  return (
    <span className={classes.root}>
      <Icon
        className={`${classes.icon} ${met ? classes.met : classes.missed}`}
        aria-hidden
      />
      {met
        ? `Within the target of ${write(target)}`
        : `${formatShare(value / target - 1)} above the target of ${write(
            target,
          )}`}
    </span>
  );
}
