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

import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import {
  parseDecimal,
  type CostBasis,
  type Restatement,
} from 'backstage-plugin-ai-cost-common';
import { useId, useState } from 'react';
import { restatedPeriods } from './restatedPeriods';
import { RestatementList } from './RestatementList';
import { useSeenRestatements } from './useSeenRestatements';

const useStyles = makeStyles(
  theme => ({
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 2),
      paddingLeft: theme.spacing(3.5),
    },
    button: {
      padding: 0,
      minWidth: 0,
      fontSize: 'inherit',
      lineHeight: 'inherit',
      textTransform: 'none',
    },
  }),
  { name: 'AiCostRestatementNotice' },
);

export interface RestatementNoticeProps {
  restatements: Restatement[];
  currency: string;
  basis: CostBasis;
}

/**
 * Tells which months have changed since this person last saw them, and by how
 * much in all where the reader may know. What was seen stays in the history.
 */
export function RestatementNotice(props: RestatementNoticeProps) {
  const { restatements, currency, basis } = props;
  const classes = useStyles();
  const historyId = useId();
  const [open, setOpen] = useState(false);
  const { seen, markSeen } = useSeenRestatements();
  const changes = restatements.filter(
    ({ currency: its, change }) =>
      its === currency && (!change || parseDecimal(change[basis]) !== 0n),
  );
  if (!seen || changes.length === 0) {
    return null;
  }
  const news = changes.filter(change => !seen.includes(change));
  return (
    <>
      <RestatementList
        label="Changed since you last saw it"
        periods={restatedPeriods(news, basis)}
        currency={currency}
      />
      <div className={classes.actions}>
        {news.length > 0 && (
          <Button
            color="primary"
            className={classes.button}
            onClick={() => markSeen(news)}
          >
            Mark as seen
          </Button>
        )}
        {(open || news.length < changes.length) && (
          <Button
            color="primary"
            className={classes.button}
            aria-expanded={open}
            aria-controls={historyId}
            endIcon={open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
            onClick={() => setOpen(!open)}
          >
            Changes of the last 60 days
          </Button>
        )}
      </div>
      <div id={historyId} hidden={!open}>
        {open && (
          <RestatementList
            label="Changes of the last 60 days"
            periods={changes.flatMap(change =>
              restatedPeriods([change], basis),
            )}
            currency={currency}
          />
        )}
      </div>
    </>
  );
}
