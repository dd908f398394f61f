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

import { getContrastRatio } from '@material-ui/core/styles';
import { createTheme, palettes } from '@backstage/theme';
import {
  CHART_COLOR_COUNT,
  chartColors,
  otherColor,
  sequentialColors,
} from './chartColors';

const ownPalette = {
  ...palettes.light,
  primary: { main: 'rgb(200, 30, 90)' },
};

describe.each([
  ['light', palettes.light],
  ['dark', palettes.dark],
  ['a company’s own', ownPalette],
])('chart colours on %s', (_, palette) => {
  const theme = createTheme({ palette } as Parameters<typeof createTheme>[0]);
  const colors = chartColors(theme);

  it('stand out from the paper', () => {
    expect(colors).toHaveLength(CHART_COLOR_COUNT);
    for (const color of [...colors, otherColor(theme)]) {
      expect(
        getContrastRatio(color, theme.palette.background.paper),
      ).toBeGreaterThanOrEqual(3);
    }
  });

  it('differ from their neighbours without colour vision', () => {
    for (const [index, color] of colors.slice(1).entries()) {
      expect(getContrastRatio(color, colors[index])).toBeGreaterThanOrEqual(
        1.3,
      );
    }
  });

  it('of an amount differ step by step, and move away from the paper', () => {
    const paper = theme.palette.background.paper;
    const contrasts = sequentialColors(theme, 5).map(color =>
      getContrastRatio(color, paper),
    );
    expect(contrasts[0]).toBeGreaterThanOrEqual(3);
    for (const [index, contrast] of contrasts.slice(1).entries()) {
      expect(contrast / contrasts[index]).toBeGreaterThanOrEqual(1.25);
    }
  });

  it('are all different', () => {
    expect(new Set(colors).size).toBe(colors.length);
  });
});
