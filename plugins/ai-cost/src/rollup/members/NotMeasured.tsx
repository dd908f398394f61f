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
  theme => ({ root: { color: theme.palette.text.secondary } }),
  { name: 'AiCostNotMeasured' },
);

/**
 * Stands where there is no figure. It is text and no button: a table of
 * hundreds of components would have as many stops for the keyboard.
 */
export function NotMeasured(props: { reason: string }) {
  const classes = useStyles();
  return (
    <span className={classes.root} title={props.reason}>
      n/a
    </span>
  );
}
