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

const useStyles = makeStyles(
  {
    root: {
      flex: 'none',
      display: 'inline-block',
      width: 10,
      height: 10,
      borderRadius: 2,
    },
  },
  { name: 'AiCostSwatch' },
);

/** The colour of a chart's value beside its name. */
export function Swatch(props: { color: string }) {
  const classes = useStyles();
  return (
    <span
      className={classes.root}
      style={{ backgroundColor: props.color }}
      aria-hidden
    />
  );
}
