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
import { Fragment, type ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: '150px minmax(0, 1fr)',
      [theme.breakpoints.down('xs')]: {
        gridTemplateColumns: '96px minmax(0, 1fr)',
      },
      gap: theme.spacing(0.5, 2),
      margin: 0,
      fontSize: theme.typography.pxToRem(13),
      lineHeight: 1.5,
    },
    name: { color: theme.palette.text.secondary },
    value: { margin: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'AiCostFactList' },
);

/** A name and its value; left out when there is none. */
export interface Fact {
  name: string;
  value: ReactNode;
}

/** Names and values in two columns. */
export function FactList(props: { facts: Fact[] }) {
  const classes = useStyles();
  return (
    <dl className={classes.root}>
      {props.facts
        .filter(({ value }) => value !== undefined && value !== '')
        .map(({ name, value }) => (
          <Fragment key={name}>
            <dt className={classes.name}>{name}</dt>
            <dd className={classes.value}>{value}</dd>
          </Fragment>
        ))}
    </dl>
  );
}
