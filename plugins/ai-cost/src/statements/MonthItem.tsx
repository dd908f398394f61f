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
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import type { StatementMonth } from 'backstage-plugin-ai-cost-common';
import { useId } from 'react';
import { formatMonth } from '../format/day';
import { formatCount } from '../format/quantity';
import { IssuedTable } from './IssuedTable';
import { monthInWords } from './monthInWords';
import { OpenTable } from './OpenTable';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(0, 2.5),
      borderTop: `1px solid ${theme.palette.divider}`,
    },
    header: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1.5),
      width: '100%',
      padding: theme.spacing(1.5, 0),
      textAlign: 'left',
      fontSize: theme.typography.pxToRem(14),
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
      },
    },
    what: {
      flex: 1,
      minWidth: 0,
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 2),
    },
    name: {
      minWidth: 140,
      fontWeight: theme.typography.fontWeightBold as number,
    },
    state: { color: theme.palette.text.secondary },
    details: { paddingBottom: theme.spacing(2.5) },
    waiting: {
      margin: theme.spacing(0.5, 0, 0),
      paddingLeft: theme.spacing(2.5),
      fontSize: theme.typography.pxToRem(14),
      overflowWrap: 'anywhere',
    },
    button: { textTransform: 'none' },
  }),
  { name: 'AiCostMonthItem' },
);

export interface MonthItemProps {
  month: StatementMonth;
  open: boolean;
  onToggle(): void;
  /** Undefined: the reader may not issue. */
  onIssue?(): void;
  onSelect(statementId: string): void;
}

/** A month; open, it shows what waits, what is to issue, and what was issued. */
export function MonthItem(props: MonthItemProps) {
  const { month, open, onToggle, onIssue, onSelect } = props;
  const classes = useStyles();
  const detailsId = useId();
  const name = formatMonth(month.month);
  return (
    <li className={classes.root}>
      <ButtonBase
        className={classes.header}
        aria-expanded={open}
        aria-controls={detailsId}
        onClick={onToggle}
      >
        <span className={classes.what}>
          <span className={classes.name}>{name}</span>
          <span className={classes.state}>{monthInWords(month)}</span>
        </span>
        {open ? <ExpandLessIcon aria-hidden /> : <ExpandMoreIcon aria-hidden />}
      </ButtonBase>
      <div id={detailsId} hidden={!open}>
        {open && (
          <div className={classes.details}>
            {!month.closed && (
              <>
                <Typography variant="body2">
                  Statements can be issued once the month is closed. It waits
                  for:
                </Typography>
                <ul className={classes.waiting}>
                  {month.waitingFor.map(text => (
                    <li key={text}>{text}</li>
                  ))}
                </ul>
              </>
            )}
            {month.closed && month.open.length > 0 && (
              <OpenTable
                open={month.open}
                action={
                  onIssue && (
                    <Button
                      size="small"
                      variant="outlined"
                      color="primary"
                      className={classes.button}
                      aria-label={`Issue the statements of ${name}`}
                      onClick={onIssue}
                    >
                      Issue{' '}
                      {formatCount(
                        month.open.length,
                        'statement',
                        'statements',
                      )}
                      …
                    </Button>
                  )
                }
              />
            )}
            {month.issued.length > 0 && (
              <IssuedTable statements={month.issued} onSelect={onSelect} />
            )}
            {month.closed &&
              month.open.length === 0 &&
              month.issued.length === 0 && (
                <Typography variant="body2" color="textSecondary">
                  No team that you may see has spend in it.
                </Typography>
              )}
          </div>
        )}
      </div>
    </li>
  );
}
