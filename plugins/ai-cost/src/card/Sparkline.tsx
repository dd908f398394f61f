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

const WIDTH = 240;
const HEIGHT = 44;
const MARGIN = 3;

export interface SparklinePoint {
  /** Undefined where nothing was delivered. */
  value?: number;
  provisional: boolean;
}

/** A line of daily values; dashed where they may still change. */
export function Sparkline(props: { points: SparklinePoint[]; label: string }) {
  const { points, label } = props;
  const { palette } = useTheme();
  const path = pathOf(points);
  const settled = points.findIndex(point => point.provisional);
  const boundary = xOf(
    settled === -1 ? points.length - 1 : Math.max(0, settled - 1),
    points.length,
  );
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width="100%"
      height={HEIGHT}
      preserveAspectRatio="none"
    >
      {[false, true].map(provisional => (
        <path
          key={String(provisional)}
          d={path}
          fill="none"
          stroke={palette.primary.main}
          strokeWidth={2}
          strokeDasharray={provisional ? '3 3' : undefined}
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
          style={{
            clipPath: provisional
              ? `inset(0 0 0 ${boundary}px)`
              : `inset(0 ${WIDTH - boundary}px 0 0)`,
          }}
        />
      ))}
    </svg>
  );
}

function xOf(index: number, count: number): number {
  return count < 2 ? 0 : (index / (count - 1)) * WIDTH;
}

/** Gaps break the line: nothing delivered is not zero. */
function pathOf(points: SparklinePoint[]): string {
  const values = points.flatMap(({ value }) => value ?? []);
  const low = Math.min(0, ...values);
  const range = Math.max(0, ...values) - low || 1;
  let command = 'M';
  return points
    .map(({ value }, index) => {
      if (value === undefined) {
        command = 'M';
        return '';
      }
      const y =
        HEIGHT - MARGIN - ((value - low) / range) * (HEIGHT - 2 * MARGIN);
      const step = `${command}${xOf(index, points.length).toFixed(
        1,
      )} ${y.toFixed(1)}`;
      command = 'L';
      return step;
    })
    .join('');
}
