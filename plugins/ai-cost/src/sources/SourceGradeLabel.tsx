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
import Tooltip from '@material-ui/core/Tooltip';
import type { SourceGrade } from 'backstage-plugin-ai-cost-common';
import { GRADE_EXPLANATIONS, GRADE_NAMES } from '../format/words';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: 0,
      border: 0,
      background: 'none',
      font: 'inherit',
      fontSize: theme.typography.pxToRem(12),
      color: theme.palette.text.secondary,
      textAlign: 'left',
      textDecoration: 'underline dotted',
      textUnderlineOffset: '3px',
      cursor: 'help',
    },
  }),
  { name: 'AiCostSourceGradeLabel' },
);

/** A grade in words; what it means opens on hover, focus and touch. */
export function SourceGradeLabel(props: { grade: SourceGrade }) {
  const { grade } = props;
  const classes = useStyles();
  return (
    <Tooltip
      title={GRADE_EXPLANATIONS[grade]}
      enterTouchDelay={0}
      leaveTouchDelay={8000}
    >
      <button
        type="button"
        className={classes.root}
        aria-label={`${GRADE_NAMES[grade]}: ${GRADE_EXPLANATIONS[grade]}`}
      >
        {GRADE_NAMES[grade]}
      </button>
    </Tooltip>
  );
}
