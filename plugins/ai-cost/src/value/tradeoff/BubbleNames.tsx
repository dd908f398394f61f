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
import { radiusOf } from './bubbleRadius';
import { placeNames, type DrawnBubble } from './placeNames';
import type { TradeoffPoint } from './tradeoff';

const FONT_SIZE = 12;
// Of a wide letter: a name takes less room than it is given.
const LETTER_WIDTH = 7;

/** What the chart tells a part of it, as far as names need it. */
interface ChartState {
  width?: number;
  offset?: { left: number; top: number; height: number };
  /** The scatters, in the order of the chart. */
  formattedGraphicalItems?: {
    props: {
      points?: {
        cx: number;
        cy: number;
        size: number;
        payload: TradeoffPoint;
      }[];
    };
  }[];
}

/**
 * The names of the bubbles, as far as there is room: the tooltip and the table
 * have them all.
 */
export function BubbleNames(props: ChartState) {
  const { width = 0, offset, formattedGraphicalItems = [] } = props;
  const { palette } = useTheme();
  const points = formattedGraphicalItems.at(-1)?.props.points ?? [];
  if (!offset) {
    return null;
  }
  const bubbles = points.map(
    ({ cx, cy, size, payload }): DrawnBubble => ({
      name: payload.name,
      x: cx,
      y: cy,
      radius: radiusOf(size),
    }),
  );
  const area = {
    left: offset.left,
    top: 0,
    right: width,
    bottom: offset.top + offset.height,
  };
  return (
    <g pointerEvents="none">
      {placeNames(bubbles, area, name => name.length * LETTER_WIDTH).map(
        ({ name, left, right, top, bottom }) => (
          <text
            key={name}
            x={(left + right) / 2}
            y={(top + bottom) / 2}
            textAnchor="middle"
            dominantBaseline="central"
            fontSize={FONT_SIZE}
            fill={palette.text.primary}
            // Lines of the chart that cross a name do not hide it.
            stroke={palette.background.paper}
            strokeWidth={3}
            paintOrder="stroke"
          >
            {name}
          </text>
        ),
      )}
    </g>
  );
}
