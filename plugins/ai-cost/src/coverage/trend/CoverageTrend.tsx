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

import { useTheme } from '@material-ui/core/styles';
import type { CoverageBucket } from 'backstage-plugin-ai-cost-common';
import { ChartLegend } from '../../components/ChartLegend';
import { Panel } from '../../components/Panel';
import { Swatch } from '../../components/Swatch';
import { VisuallyHidden } from '../../components/VisuallyHidden';
import { chartColors, otherColor } from '../../theme/chartColors';
import { CoverageTrendChart } from './CoverageTrendChart';
import { CoverageTrendTable } from './CoverageTrendTable';

export interface CoverageTrendProps {
  trend: CoverageBucket[];
  currency: string;
}

/** Gross usage with and without an owner, and the share, month by month. */
export function CoverageTrend(props: CoverageTrendProps) {
  const { trend, currency } = props;
  const theme = useTheme();
  const allocated = chartColors(theme)[0];
  const unallocated = otherColor(theme);
  return (
    <Panel
      title="By month"
      subtitle="Gross usage cost; hatched months may still change"
    >
      <div aria-hidden>
        <CoverageTrendChart
          {...props}
          allocatedColor={allocated}
          unallocatedColor={unallocated}
        />
        <ChartLegend
          items={[
            {
              id: 'allocated',
              sample: <Swatch color={allocated} />,
              text: 'With an owner',
            },
            {
              id: 'unallocated',
              sample: <Swatch color={unallocated} />,
              text: 'Nobody’s',
            },
          ]}
        />
      </div>
      <VisuallyHidden>
        <CoverageTrendTable trend={trend} currency={currency} />
      </VisuallyHidden>
    </Panel>
  );
}
