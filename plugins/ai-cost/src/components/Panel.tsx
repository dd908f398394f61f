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
import { useId, type ReactNode } from 'react';
import { Surface } from './Surface';

const useStyles = makeStyles(
  theme => ({
    header: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1, 2),
      padding: theme.spacing(2, 2.5, 1.5),
    },
    title: {
      fontSize: theme.typography.pxToRem(16),
      fontWeight: theme.typography.fontWeightBold as number,
      lineHeight: 1.5,
    },
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1.5),
    },
    padded: {
      padding: theme.spacing(0, 2.5, 2.5),
    },
  }),
  { name: 'AiCostPanel' },
);

export interface PanelProps {
  title: string;
  /** One quiet line under the title. */
  subtitle?: ReactNode;
  actions?: ReactNode;
  /** Lets the content reach the panel's edges, as tables do. */
  flush?: boolean;
  children: ReactNode;
}

/** A titled surface. */
export function Panel(props: PanelProps) {
  const { title, subtitle, actions, flush, children } = props;
  const classes = useStyles();
  const titleId = useId();
  return (
    <Surface component="section" aria-labelledby={titleId}>
      <div className={classes.header}>
        <div>
          <Typography id={titleId} component="h2" className={classes.title}>
            {title}
          </Typography>
          {subtitle && (
            <Typography variant="body2" color="textSecondary">
              {subtitle}
            </Typography>
          )}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      <div className={flush ? undefined : classes.padded}>{children}</div>
    </Surface>
  );
}
