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

import TextField from '@material-ui/core/TextField';
import type { Month } from 'backstage-plugin-ai-cost-common';
import { useId } from 'react';

export interface MonthFieldProps {
  label: string;
  /** What was typed; it may be no month. */
  value: string;
  /** What is wrong with it. */
  problem?: string;
  onChange(value: Month): void;
}

/** A month to choose, or to type as `2026-11` where browsers offer no choice. */
export function MonthField(props: MonthFieldProps) {
  const { label, value, problem, onChange } = props;
  const id = useId();
  return (
    <TextField
      type="month"
      size="small"
      variant="outlined"
      id={id}
      label={label}
      value={value}
      placeholder="2026-11"
      error={problem !== undefined}
      helperText={problem}
      onChange={event => onChange(event.target.value)}
      InputLabelProps={{ shrink: true }}
    />
  );
}
