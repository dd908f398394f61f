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
import { alpha, makeStyles } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/CheckCircleOutline';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import ScheduleIcon from '@material-ui/icons/Schedule';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import type {
  CostBasis,
  Day,
  Restatement,
} from 'backstage-plugin-ai-cost-common';
import { useId, useState } from 'react';
import { formatDay } from '../../format/day';
import { formatAgo, formatInstant } from '../../format/instant';
import { formatCount } from '../../format/quantity';
import { GRADE_NAMES } from '../../format/words';
import {
  freshnessSummary,
  type DatedReport,
  type FreshnessSummary,
} from './freshnessSummary';
import { RestatementNotice } from './RestatementNotice';
import { SourceList } from './SourceList';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(0.5),
      padding: theme.spacing(0, 0.5),
      fontSize: theme.typography.pxToRem(13),
      lineHeight: 1.6,
      // The line lies on the page, where secondary text is too faint.
      color: alpha(theme.palette.text.primary, 0.72),
    },
    line: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(1),
    },
    icon: { fontSize: '1.2rem', marginTop: 1 },
    strong: { color: theme.palette.text.primary },
    button: {
      padding: 0,
      minWidth: 0,
      fontSize: 'inherit',
      lineHeight: 'inherit',
      textTransform: 'none',
      verticalAlign: 'baseline',
    },
  }),
  { name: 'AiCostFreshnessLine' },
);

export interface FreshnessLineProps {
  report: DatedReport & {
    query: { basis: CostBasis };
    /** Undefined where the report tells of none. */
    restatements?: Restatement[];
  };
  currency: string;
  today: Day;
}

/** How fresh and how sure the figures above are, in one line. */
export function FreshnessLine(props: FreshnessLineProps) {
  const { report, currency, today } = props;
  const classes = useStyles();
  const listId = useId();
  const [open, setOpen] = useState(false);
  const summary = freshnessSummary(report, today);
  return (
    <section className={classes.root} aria-label="Freshness">
      <div className={classes.line}>
        <StateIcon summary={summary} />
        <div>
          {factsOf(summary).map(({ text, title, strong }) => (
            <span
              key={text}
              title={title}
              className={strong ? classes.strong : undefined}
            >
              {text}
              {' · '}
            </span>
          ))}
          {report.freshness.length > 0 && (
            <Button
              size="small"
              color="primary"
              className={classes.button}
              aria-expanded={open}
              aria-controls={listId}
              endIcon={open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
              onClick={() => setOpen(!open)}
            >
              {formatCount(report.freshness.length, 'source', 'sources')}
            </Button>
          )}
        </div>
      </div>
      <div id={listId} hidden={!open}>
        {open && <SourceList sources={report.freshness} />}
      </div>
      {report.restatements && (
        <RestatementNotice
          restatements={report.restatements}
          currency={currency}
          basis={report.query.basis}
        />
      )}
    </section>
  );
}

interface FreshnessFact {
  text: string;
  title?: string;
  strong?: boolean;
}

function factsOf(summary: FreshnessSummary): FreshnessFact[] {
  const { completeThrough, deliveredAt, grade, provisionalDays } = summary;
  const facts: FreshnessFact[] = [
    {
      text: completeThrough
        ? `Complete through ${formatDay(completeThrough)}`
        : 'No day is complete yet',
      strong: true,
    },
  ];
  if (deliveredAt) {
    facts.push({
      text: `delivered ${formatAgo(deliveredAt)}`,
      title: formatInstant(deliveredAt),
    });
  }
  if (grade) {
    facts.push({ text: GRADE_NAMES[grade] });
  }
  if (provisionalDays > 0) {
    facts.push({
      text: formatCount(provisionalDays, 'provisional day', 'provisional days'),
      strong: true,
    });
  }
  if (summary.staleSources.length > 0) {
    facts.push({
      text: `late: ${summary.staleSources.join(', ')}`,
      strong: true,
    });
  }
  return facts;
}

function StateIcon(props: { summary: FreshnessSummary }) {
  const { icon } = useStyles();
  const { staleSources, provisionalDays, completeThrough } = props.summary;
  if (staleSources.length > 0) {
    return <WarningIcon className={icon} aria-hidden />;
  }
  return provisionalDays > 0 || !completeThrough ? (
    <ScheduleIcon className={icon} aria-hidden />
  ) : (
    <CheckIcon className={icon} aria-hidden />
  );
}
