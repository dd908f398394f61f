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

import { alpha, makeStyles } from '@material-ui/core/styles';
import LockIcon from '@material-ui/icons/LockOutlined';
import type { HiddenSpend } from 'backstage-plugin-ai-cost-common';
import { formatCount } from '../../format/quantity';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(1),
      margin: 0,
      padding: theme.spacing(0, 0.5),
      fontSize: theme.typography.pxToRem(13),
      lineHeight: 1.6,
      // The line lies on the page, where secondary text is too faint.
      color: alpha(theme.palette.text.primary, 0.72),
    },
    icon: { fontSize: '1.2rem', marginTop: 1 },
  }),
  { name: 'AiCostHiddenNotice' },
);

/** Says that something is left out, and never how much. */
export function HiddenNotice(props: { hidden: HiddenSpend }) {
  const classes = useStyles();
  return (
    <p className={classes.root}>
      <LockIcon className={classes.icon} aria-hidden />
      <span>Without {inWords(props.hidden)}.</span>
    </p>
  );
}

function inWords({ entities, unallocated }: HiddenSpend): string {
  const ofEntities =
    entities === undefined
      ? 'what you may not see of other entities'
      : `${formatCount(entities, 'entity', 'entities')} that you may not see`;
  if (!unallocated) {
    return ofEntities;
  }
  const nobodys = 'what is nobody’s, which you may not see';
  return entities === 0 ? nobodys : `${ofEntities}, and ${nobodys}`;
}
