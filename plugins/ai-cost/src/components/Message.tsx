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
import { Surface } from './Surface';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      alignItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(6, 3),
      textAlign: 'center',
    },
    icon: {
      fontSize: theme.typography.pxToRem(40),
      lineHeight: 0,
      color: theme.palette.text.secondary,
      '& svg': { fontSize: 'inherit' },
    },
    title: {
      fontSize: theme.typography.pxToRem(18),
      fontWeight: theme.typography.fontWeightBold as number,
    },
    text: { maxWidth: 560, overflowWrap: 'anywhere' },
    action: { marginTop: theme.spacing(1) },
  }),
  { name: 'AiCostMessage' },
);

export interface MessageProps {
  icon: ReactNode;
  title: string;
  children: ReactNode;
  action?: ReactNode;
  role?: 'alert';
}

/** Says why there is nothing to see, and what to do about it. */
export function Message(props: MessageProps) {
  const { icon, title, children, action, role } = props;
  const classes = useStyles();
  return (
    <Surface className={classes.root} role={role}>
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      <Typography component="h2" className={classes.title}>
        {title}
      </Typography>
      <Typography
        component="div"
        variant="body2"
        color="textSecondary"
        className={classes.text}
      >
        {children}
      </Typography>
      {action && <div className={classes.action}>{action}</div>}
    </Surface>
  );
}
