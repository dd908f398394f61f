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

import IconButton from '@material-ui/core/IconButton';
import Tooltip from '@material-ui/core/Tooltip';
import InfoIcon from '@material-ui/icons/InfoOutlined';
import type { ReactElement } from 'react';

/** An explanation that opens on hover, focus and touch. */
export function Hint(props: { label: string; text: string | ReactElement }) {
  return (
    <Tooltip title={props.text} enterTouchDelay={0} leaveTouchDelay={8000}>
      <IconButton size="small" aria-label={props.label}>
        <InfoIcon fontSize="small" />
      </IconButton>
    </Tooltip>
  );
}
