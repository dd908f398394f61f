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
import CheckIcon from '@material-ui/icons/CheckCircleOutline';
import ErrorIcon from '@material-ui/icons/ErrorOutline';
import IdleIcon from '@material-ui/icons/RadioButtonUnchecked';
import RunningIcon from '@material-ui/icons/Autorenew';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import type { SourceStatus } from 'backstage-plugin-ai-cost-common';
import { sourceHealth, type SourceHealth } from './sourceHealth';

const ICONS = {
  ok: CheckIcon,
  running: RunningIcon,
  attention: WarningIcon,
  failed: ErrorIcon,
  idle: IdleIcon,
};

const useStyles = makeStyles(
  theme => {
    const tone = theme.palette.type === 'dark' ? 'light' : 'dark';
    return {
      root: {
        display: 'inline-flex',
        alignItems: 'center',
        gap: theme.spacing(0.75),
        whiteSpace: 'nowrap',
      },
      icon: { fontSize: '1.2rem' },
      ok: { color: theme.palette.success[tone] },
      running: { color: theme.palette.primary.main },
      attention: { color: theme.palette.warning[tone] },
      failed: { color: theme.palette.error[tone] },
      idle: { color: theme.palette.text.secondary },
    };
  },
  { name: 'AiCostHealthLabel' },
);

/** A source's health in a word, with an icon of its own. */
export function HealthLabel(props: { source: SourceStatus }) {
  const { source } = props;
  const classes = useStyles();
  const health = sourceHealth(source);
  const Icon = ICONS[health];
  return (
    <span className={classes.root}>
      <Icon className={`${classes.icon} ${classes[health]}`} aria-hidden />
      {inWords(health, source.stale)}
    </span>
  );
}

function inWords(health: SourceHealth, stale: boolean): string {
  switch (health) {
    case 'ok':
      return 'Up to date';
    case 'running':
      return 'Running';
    case 'failed':
      return 'Failed';
    case 'idle':
      return 'Never ran';
    default:
      return stale ? 'Late' : 'Needs a look';
  }
}
