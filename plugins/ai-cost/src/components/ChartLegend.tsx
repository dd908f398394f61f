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
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2.5),
      margin: theme.spacing(1, 0, 0),
      padding: theme.spacing(0, 1),
      listStyle: 'none',
      fontSize: theme.typography.pxToRem(12),
      color: theme.palette.text.secondary,
    },
    item: { display: 'flex', alignItems: 'center', gap: theme.spacing(0.75) },
  }),
  { name: 'AiCostChartLegend' },
);

export interface ChartLegendProps {
  items: { id: string; sample?: ReactNode; text: string }[];
}

/** What the colours and patterns of a chart mean. */
export function ChartLegend({ items }: ChartLegendProps) {
  const classes = useStyles();
  return (
    <ul className={classes.root}>
      {items.map(({ id, sample, text }) => (
        <li key={id} className={classes.item}>
          {sample}
          {text}
        </li>
      ))}
    </ul>
  );
}
