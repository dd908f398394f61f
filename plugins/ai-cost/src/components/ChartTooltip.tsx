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

import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { Fragment } from 'react';
import { Swatch } from './Swatch';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(1.5, 2),
      maxWidth: 'min(420px, 90vw)',
      fontSize: theme.typography.pxToRem(13),
      lineHeight: 1.5,
    },
    title: { fontWeight: theme.typography.fontWeightBold as number },
    state: { color: theme.palette.text.secondary },
    rows: {
      display: 'grid',
      gridTemplateColumns: 'auto minmax(0, 1fr) auto',
      alignItems: 'baseline',
      columnGap: theme.spacing(1),
      marginTop: theme.spacing(1),
    },
    name: {
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    amount: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
    total: {
      display: 'flex',
      justifyContent: 'space-between',
      gap: theme.spacing(3),
      marginTop: theme.spacing(0.75),
      paddingTop: theme.spacing(0.75),
      borderTop: `1px solid ${theme.palette.divider}`,
      fontWeight: theme.typography.fontWeightBold as number,
      fontVariantNumeric: 'tabular-nums',
    },
  }),
  { name: 'AiCostChartTooltip' },
);

export interface ChartTooltipProps {
  title: string;
  /** How sure the bar is. */
  state?: string;
  rows: { id: string; color: string; name: string; amount: string }[];
  total?: string;
}

/** What a bar of a chart stands for, to the last digit. */
export function ChartTooltip(props: ChartTooltipProps) {
  const { title, state, rows, total } = props;
  const classes = useStyles();
  return (
    <Paper elevation={8} className={classes.root}>
      <div className={classes.title}>{title}</div>
      {state && <div className={classes.state}>{state}</div>}
      {rows.length > 0 && (
        <div className={classes.rows}>
          {rows.map(({ id, color, name, amount }) => (
            <Fragment key={id}>
              <Swatch color={color} />
              <span className={classes.name}>{name}</span>
              <span className={classes.amount}>{amount}</span>
            </Fragment>
          ))}
        </div>
      )}
      {total !== undefined && (
        <div className={classes.total}>
          <span>Total</span>
          <span>{total}</span>
        </div>
      )}
    </Paper>
  );
}
