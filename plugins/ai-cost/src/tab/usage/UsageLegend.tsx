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

import { ChartLegend } from '../../components/ChartLegend';
import { Swatch } from '../../components/Swatch';
import type { UsagePart } from './usageMeasures';

export interface UsageLegendProps {
  parts: UsagePart[];
  colors: string[];
  /** Something was reported of the running hour. */
  running: boolean;
}

/** Which colour is which part, and why the last bar is hatched. */
export function UsageLegend(props: UsageLegendProps) {
  const { parts, colors, running } = props;
  // A single part is named by the measure.
  const named = parts.length > 1 ? parts : [];
  if (named.length === 0 && !running) {
    return null;
  }
  return (
    <ChartLegend
      items={[
        ...named.map(({ id, name }, index) => ({
          id,
          sample: <Swatch color={colors[index]} />,
          text: name,
        })),
        ...(running
          ? [{ id: 'running', text: 'The hatched hour is still running' }]
          : []),
      ]}
    />
  );
}
