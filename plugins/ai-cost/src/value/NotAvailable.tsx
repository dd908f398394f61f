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

import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import Tooltip from '@material-ui/core/Tooltip';

const useStyles = makeStyles(
  theme => ({
    root: {
      font: 'inherit',
      color: theme.palette.text.secondary,
      textDecoration: 'underline dotted',
      textUnderlineOffset: 3,
      borderRadius: 2,
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
      },
    },
  }),
  { name: 'AiCostNotAvailable' },
);

/** Stands where there is no figure, and says why on hover, focus and touch. */
export function NotAvailable(props: { reason: string }) {
  const { reason } = props;
  const classes = useStyles();
  return (
    <Tooltip title={reason} enterTouchDelay={0} leaveTouchDelay={8000}>
      <ButtonBase
        className={classes.root}
        disableRipple
        aria-label={`n/a, not available: ${reason}`}
      >
        n/a
      </ButtonBase>
    </Tooltip>
  );
}
