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
import type { HTMLAttributes } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      minWidth: 0,
      overflow: 'hidden',
      border: `1px solid ${theme.palette.divider}`,
      // As round as the cards of Backstage UI, where the app has it.
      borderRadius: `var(--bui-radius-3, ${theme.shape.borderRadius}px)`,
    },
  }),
  { name: 'AiCostSurface' },
);

export interface SurfaceProps extends HTMLAttributes<HTMLElement> {
  component?: 'div' | 'section' | 'dl';
}

/** The paper that everything lies on. */
export function Surface(props: SurfaceProps) {
  const { component = 'div', className, ...rest } = props;
  const classes = useStyles();
  return (
    <Paper
      elevation={0}
      component={component}
      className={className ? `${classes.root} ${className}` : classes.root}
      {...rest}
    />
  );
}
