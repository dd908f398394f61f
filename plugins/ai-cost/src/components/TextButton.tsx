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

import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  {
    root: {
      padding: 0,
      minWidth: 0,
      font: 'inherit',
      letterSpacing: 'inherit',
      textAlign: 'inherit',
      textTransform: 'none',
      verticalAlign: 'baseline',
      overflowWrap: 'anywhere',
    },
  },
  { name: 'AiCostTextButton' },
);

export interface TextButtonProps {
  /** Says what it does where the text alone does not. */
  label?: string;
  children: ReactNode;
  onClick(): void;
}

/** Text, such as a figure, that leads further in. */
export function TextButton(props: TextButtonProps) {
  const { label, children, onClick } = props;
  const classes = useStyles();
  return (
    <Button
      color="primary"
      className={classes.root}
      aria-label={label}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
