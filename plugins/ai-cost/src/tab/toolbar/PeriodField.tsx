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

import type { Day } from 'backstage-plugin-ai-cost-common';
import { SelectField } from '../../components/SelectField';
import { PERIOD_PRESETS, PERIOD_TITLES } from '../../period/PeriodPreset';
import { daysOf } from '../../state/costQuery';
import type { TabState } from '../../state/TabState';
import { CustomDays } from './CustomDays';

const OPTIONS = [
  ...PERIOD_PRESETS.map(value => ({ value, title: PERIOD_TITLES[value] })),
  { value: 'custom' as const, title: 'Custom days' },
];

export interface PeriodFieldProps {
  period: TabState['period'];
  today: Day;
  onChange(period: TabState['period']): void;
}

/** Which days: a preset, or days of the reader's own. */
export function PeriodField(props: PeriodFieldProps) {
  const { period, today, onChange } = props;
  const days = daysOf({ period }, today);
  return (
    <>
      <SelectField
        label="Period"
        value={typeof period === 'string' ? period : 'custom'}
        options={OPTIONS}
        onChange={value => onChange(value === 'custom' ? days : value)}
      />
      {typeof period !== 'string' && (
        <CustomDays days={days} onChange={onChange} />
      )}
    </>
  );
}
