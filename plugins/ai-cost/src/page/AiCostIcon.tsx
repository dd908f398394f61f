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

import SvgIcon, { type SvgIconProps } from '@material-ui/core/SvgIcon';

/** A coin with a spark: what AI costs. */
export function AiCostIcon(props: SvgIconProps) {
  return (
    <SvgIcon {...props}>
      <path d="M11 4a8.5 8.5 0 1 0 9.3 8.9l-2-.1A6.5 6.5 0 1 1 11 6V4Zm-1 4.5v1.1c-1.2.2-2.1 1-2.1 2.1 0 1.4 1.2 1.9 2.4 2.2 1.2.3 1.4.6 1.4.9 0 .4-.4.7-1.2.7-.9 0-1.4-.4-1.5-1H7.5c.1 1.3 1 2.1 2.3 2.4v1.1h1.6v-1.1c1.2-.2 2.2-.9 2.2-2.2 0-1.4-1-2-2.6-2.3-1.2-.3-1.3-.6-1.3-.9 0-.4.4-.6 1-.6.8 0 1.2.4 1.3.9h1.5c-.1-1-.7-1.9-2.1-2.2V8.5H10Z" />
      <path d="m18 1 1.1 2.9L22 5l-2.9 1.1L18 9l-1.1-2.9L14 5l2.9-1.1L18 1Z" />
    </SvgIcon>
  );
}
