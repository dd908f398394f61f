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
import BlockIcon from '@material-ui/icons/Block';
import CheckIcon from '@material-ui/icons/CheckCircleOutline';
import HelpIcon from '@material-ui/icons/HelpOutline';
import RemoveIcon from '@material-ui/icons/RemoveCircleOutline';
import AlarmIcon from '@material-ui/icons/AlarmOff';
import type { SprawlRule, SprawlStatus } from 'backstage-plugin-ai-cost-common';
import { Quiet } from '../components/Quiet';
import { ruleInWords, STATUS_NAMES } from './statusInWords';

const ICONS: Record<SprawlStatus, typeof CheckIcon> = {
  approved: CheckIcon,
  tolerated: RemoveIcon,
  unapproved: BlockIcon,
  'end-of-life': AlarmIcon,
  unlisted: HelpIcon,
};

const useStyles = makeStyles(
  theme => {
    const tone = theme.palette.type === 'dark' ? 'light' : 'dark';
    return {
      root: {
        display: 'inline-flex',
        alignItems: 'center',
        gap: theme.spacing(0.5),
        whiteSpace: 'nowrap',
      },
      icon: { fontSize: '1.2em', color: theme.palette.text.secondary },
      approved: { color: theme.palette.success[tone] },
      unapproved: { color: theme.palette.error[tone] },
    };
  },
  { name: 'AiCostStatusLabel' },
);

export interface StatusLabelProps {
  status: SprawlStatus;
  rule?: SprawlRule;
}

/** What the organisation says of something; icon and word say it, not colour alone. */
export function StatusLabel(props: StatusLabelProps) {
  const { status, rule } = props;
  const classes = useStyles();
  const Icon = ICONS[status];
  const more = ruleInWords(rule);
  const tones: Partial<Record<SprawlStatus, string>> = {
    approved: classes.approved,
    unapproved: classes.unapproved,
    'end-of-life': classes.unapproved,
  };
  return (
    <>
      <span className={classes.root}>
        <Icon
          className={`${classes.icon} ${tones[status] ?? ''}`}
          aria-hidden
        />
        {STATUS_NAMES[status]}
      </span>
      {more && <Quiet>{more}</Quiet>}
    </>
  );
}
