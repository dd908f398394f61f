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

import { Choice } from '../components/Choice';
import { formatNumber } from '../format/quantity';

export type ShownSources = 'all' | 'attention';

export interface SourceFilterProps {
  value: ShownSources;
  /** How many sources need attention. */
  troubled: number;
  onChange(value: ShownSources): void;
}

/** Which sources to show. */
export function SourceFilter(props: SourceFilterProps) {
  const { value, troubled, onChange } = props;
  return (
    <Choice
      label="Sources to show"
      value={value}
      options={[
        { value: 'all', title: 'All' },
        {
          value: 'attention',
          title: `Needs attention (${formatNumber(troubled)})`,
        },
      ]}
      onChange={onChange}
    />
  );
}
