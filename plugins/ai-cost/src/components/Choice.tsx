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
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';

const useStyles = makeStyles(
  theme => ({
    button: {
      padding: theme.spacing(0.5, 1.5),
      textTransform: 'none',
      lineHeight: 1.6,
      color: theme.palette.text.secondary,
      '&.Mui-selected': {
        color: theme.palette.text.primary,
        fontWeight: theme.typography.fontWeightBold as number,
      },
    },
  }),
  { name: 'AiCostChoice' },
);

export interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: { value: T; title: string }[];
  onChange(value: T): void;
}

/** A choice of one among few, all in sight. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { label, value, options, onChange } = props;
  const classes = useStyles();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label={label}
      value={value}
      onChange={(_event, chosen: T | null) => chosen && onChange(chosen)}
    >
      {options.map(option => (
        <ToggleButton
          key={option.value}
          value={option.value}
          className={classes.button}
        >
          {option.title}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
