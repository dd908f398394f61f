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
import type { Completeness } from 'backstage-plugin-ai-cost-common';
import { useId } from 'react';
import { ChartLegend } from '../../components/ChartLegend';
import { HatchPattern } from '../../components/HatchPattern';
import { COMPLETENESS_IN_WORDS } from '../../format/completenessInWords';
import type { TrendBar } from './trendBars';

const SIZE = 14;

/** What a bar's pattern means; only what the chart has is named. */
export function TrendLegend(props: { bars: TrendBar[] }) {
  const { palette } = useTheme();
  const states: Completeness[] = ['settled', 'provisional', 'missing'];
  const present = states.filter(state =>
    props.bars.some(bar => bar.completeness === state),
  );
  if (present.every(state => state === 'settled')) {
    return null;
  }
  const colors: Record<Completeness, string> = {
    settled: palette.text.secondary,
    provisional: palette.text.secondary,
    missing: palette.action.disabledBackground,
  };
  return (
    <ChartLegend
      items={present.map(state => ({
        id: state,
        sample: (
          <PatternSample
            color={colors[state]}
            hatched={state !== 'settled'}
            background={palette.background.paper}
          />
        ),
        text: COMPLETENESS_IN_WORDS[state],
      }))}
    />
  );
}

function PatternSample(props: {
  color: string;
  hatched: boolean;
  background: string;
}) {
  const { color, hatched, background } = props;
  const id = useId();
  return (
    <svg width={SIZE} height={SIZE} aria-hidden>
      <defs>
        <HatchPattern id={id} color={color} background={background} />
      </defs>
      <rect
        width={SIZE}
        height={SIZE}
        rx={2}
        fill={hatched ? `url(#${id})` : color}
      />
    </svg>
  );
}
