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
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'block',
      fontSize: theme.typography.pxToRem(12),
      color: theme.palette.text.secondary,
      fontWeight: theme.typography.fontWeightRegular as number,
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'AiCostQuiet' },
);

/** A small line under what it adds to. */
export function Quiet(props: { title?: string; children: ReactNode }) {
  const { title, children } = props;
  const classes = useStyles();
  return (
    <span className={classes.root} title={title}>
      {children}
    </span>
  );
}
