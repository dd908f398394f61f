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

import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { useId } from 'react';

export interface SelectFieldProps<T extends string> {
  label: string;
  value: T;
  options: { value: T; title: string }[];
  onChange(value: T): void;
}

/** A labelled choice of one. */
export function SelectField<T extends string>(props: SelectFieldProps<T>) {
  const { label, value, options, onChange } = props;
  const id = useId();
  return (
    <TextField
      select
      size="small"
      variant="outlined"
      id={id}
      label={label}
      value={value}
      onChange={event => onChange(event.target.value as T)}
      InputLabelProps={{ id: `${id}-label`, shrink: true }}
      SelectProps={{
        labelId: `${id}-label`,
        // What has no name, such as an unknown model, can be chosen too.
        displayEmpty: true,
        MenuProps: {
          getContentAnchorEl: null,
          anchorOrigin: { vertical: 'bottom', horizontal: 'left' },
        },
      }}
    >
      {options.map(option => (
        <MenuItem key={option.value} value={option.value}>
          {option.title}
        </MenuItem>
      ))}
    </TextField>
  );
}
