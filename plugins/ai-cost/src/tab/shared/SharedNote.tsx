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
import CallSplitIcon from '@material-ui/icons/CallSplit';
import {
  parseDecimal,
  type EntityCostReport,
} from 'backstage-plugin-ai-cost-common';
import { Money } from '../../components/Money';

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
    },
    icon: { fontSize: '1.2rem', marginTop: 1 },
  }),
  { name: 'AiCostSharedNote' },
);

export interface SharedNoteProps {
  /** Undefined: nothing is shared with the entity, and it shares nothing out. */
  shared: EntityCostReport['shared'];
  currency: string;
}

/** What of the total others share with the entity, and what it shares out. */
export function SharedNote({ shared, currency }: SharedNoteProps) {
  const classes = useStyles();
  if (!shared) {
    return null;
  }
  const { received, givenAway } = shared;
  const receives = parseDecimal(received) !== 0n;
  const gives = parseDecimal(givenAway) !== 0n;
  if (!receives && !gives) {
    return null;
  }
  return (
    <p className={classes.root} role="note" aria-label="Shared costs">
      <CallSplitIcon className={classes.icon} aria-hidden />
      <span>
        {receives && (
          <>
            <Money amount={received} currency={currency} /> of the total is its
            part of what others share out.{' '}
          </>
        )}
        {gives && (
          <>
            Another <Money amount={givenAway} currency={currency} /> that it
            claims is shared out to others, and is in their totals.
          </>
        )}
      </span>
    </p>
  );
}
