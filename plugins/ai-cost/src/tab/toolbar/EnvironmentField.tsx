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

import Checkbox from '@material-ui/core/Checkbox';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { useId } from 'react';
import { nameOf } from '../../format/words';

export interface EnvironmentFieldProps {
  /** None: all of them. */
  selected: string[];
  available: string[];
  onChange(selected: string[]): void;
}

/** Which environments; what the URL asks for stays choosable. */
export function EnvironmentField(props: EnvironmentFieldProps) {
  const { selected, available, onChange } = props;
  const id = useId();
  const options = [...new Set([...available, ...selected])];
  return (
    <TextField
      select
      size="small"
      variant="outlined"
      id={id}
      label="Environment"
      value={selected}
      onChange={event => onChange(event.target.value as unknown as string[])}
      InputLabelProps={{ id: `${id}-label`, shrink: true }}
      SelectProps={{
        multiple: true,
        displayEmpty: true,
        labelId: `${id}-label`,
        renderValue: value => inWords(value as string[]),
        MenuProps: {
          getContentAnchorEl: null,
          anchorOrigin: { vertical: 'bottom', horizontal: 'left' },
        },
      }}
    >
      {options.map(environment => (
        <MenuItem key={environment} value={environment} dense>
          <Checkbox
            size="small"
            color="primary"
            checked={selected.includes(environment)}
            inputProps={{ 'aria-hidden': true, tabIndex: -1 }}
          />
          {nameOf('environment', environment)}
        </MenuItem>
      ))}
    </TextField>
  );
}

function inWords(selected: string[]): string {
  if (selected.length === 0) {
    return 'All';
  }
  return selected.map(key => nameOf('environment', key)).join(', ');
}
