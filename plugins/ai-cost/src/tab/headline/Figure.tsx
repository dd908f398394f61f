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
import Typography from '@material-ui/core/Typography';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(0.5),
      minWidth: 0,
      margin: 0,
      padding: theme.spacing(2, 2.5),
    },
    label: {
      fontSize: theme.typography.pxToRem(13),
      color: theme.palette.text.secondary,
    },
    value: {
      margin: 0,
      fontSize: theme.typography.pxToRem(22),
      fontWeight: theme.typography.fontWeightBold as number,
      lineHeight: 1.25,
      letterSpacing: '-0.01em',
      overflowWrap: 'anywhere',
    },
    leading: { fontSize: theme.typography.pxToRem(34) },
    note: {
      margin: 0,
      fontSize: theme.typography.pxToRem(13),
      lineHeight: 1.45,
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'AiCostFigure' },
);

export interface FigureProps {
  label: string;
  value: ReactNode;
  /** The figure that the others serve. */
  leading?: boolean;
  children?: ReactNode;
}

/** A number with its name, and what to know about it. */
export function Figure(props: FigureProps) {
  const { label, value, leading, children } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <dt className={classes.label}>{label}</dt>
      <dd
        className={
          leading ? `${classes.value} ${classes.leading}` : classes.value
        }
      >
        {value}
      </dd>
      {children && (
        <Typography component="dd" className={classes.note}>
          {children}
        </Typography>
      )}
    </div>
  );
}
