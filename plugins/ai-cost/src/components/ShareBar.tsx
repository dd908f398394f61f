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
  theme => ({
    track: {
      flex: 1,
      height: 6,
      borderRadius: 3,
      overflow: 'hidden',
      backgroundColor: theme.palette.action.hover,
    },
    fill: {
      height: '100%',
      minWidth: 2,
      borderRadius: 3,
    },
  }),
  { name: 'AiCostShareBar' },
);

/** A share as a bar. Decoration: the number stands beside it. */
export function ShareBar(props: { share: number; color: string }) {
  const classes = useStyles();
  const percent = Math.max(0, Math.min(1, props.share)) * 100;
  return (
    <div className={classes.track} aria-hidden>
      <div
        className={classes.fill}
        style={{ width: `${percent}%`, backgroundColor: props.color }}
      />
    </div>
  );
}
