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

import {
  decomposeColor,
  getLuminance,
  hslToRgb,
  rgbToHex,
  type Theme,
} from '@material-ui/core/styles';

interface Tone {
  /** Degrees from the hue of the theme's primary colour. */
  hue: number;
  saturation: number;
  /** Relative luminance on light and on dark paper. */
  light: number;
  dark: number;
}

/**
 * Blue against orange first, the pair that people with any colour vision tell
 * apart. Neighbours differ in luminance as well, so that a stack reads in grey,
 * and every tone keeps a contrast of 3:1 to the paper.
 */
const TONES: readonly Tone[] = [
  { hue: 0, saturation: 64, light: 0.1, dark: 0.36 },
  { hue: 178, saturation: 82, light: 0.28, dark: 0.54 },
  { hue: -42, saturation: 62, light: 0.14, dark: 0.34 },
  { hue: 118, saturation: 42, light: 0.27, dark: 0.52 },
  { hue: 58, saturation: 46, light: 0.08, dark: 0.29 },
  { hue: -14, saturation: 70, light: 0.29, dark: 0.56 },
];

/** Values that a chart tells apart by colour; the rest is added up. */
export const CHART_COLOR_COUNT = TONES.length;

/**
 * Colours for the values of a dimension, derived from the theme: its primary
 * hue leads, and its paper decides how dark they are.
 */
export function chartColors(theme: Theme): string[] {
  const primary = hueOf(theme.palette.primary.main);
  return TONES.map(tone =>
    colorOfLuminance({
      hue: (primary + tone.hue + 360) % 360,
      saturation: tone.saturation,
      luminance: theme.palette.type === 'dark' ? tone.dark : tone.light,
    }),
  );
}

/**
 * Two colours or more of an amount, from little to much: one hue that moves away from the
 * paper, so that the order reads in grey. All keep a contrast of 3:1 to it.
 */
export function sequentialColors(theme: Theme, count: number): string[] {
  const hue = hueOf(theme.palette.primary.main);
  const [nearest, farthest] =
    theme.palette.type === 'dark' ? [0.27, 0.95] : [0.28, 0.02];
  // The eye, and the contrast that is made for it, tell ratios apart.
  const step = ((farthest + 0.05) / (nearest + 0.05)) ** (1 / (count - 1));
  return Array.from({ length: count }, (_, index) =>
    colorOfLuminance({
      hue,
      saturation: 62,
      luminance: (nearest + 0.05) * step ** index - 0.05,
    }),
  );
}

/** The colour of what is added up: not one of the others. */
export function otherColor(theme: Theme): string {
  return theme.palette.grey[theme.palette.type === 'dark' ? 400 : 600];
}

function hueOf(color: string): number {
  const [red, green, blue] = decomposeColor(
    color.startsWith('hsl') ? hslToRgb(color) : color,
  ).values;
  const max = Math.max(red, green, blue);
  const range = max - Math.min(red, green, blue);
  if (range === 0) {
    return 0;
  }
  if (max === red) {
    return (60 * (green - blue)) / range;
  }
  return max === green
    ? 120 + (60 * (blue - red)) / range
    : 240 + (60 * (red - green)) / range;
}

/** Finds the lightness that gives a hue the asked luminance. */
function colorOfLuminance(options: {
  hue: number;
  saturation: number;
  luminance: number;
}): string {
  const colorAt = (lightness: number) =>
    hslToRgb(`hsl(${options.hue}, ${options.saturation}%, ${lightness}%)`);
  let low = 0;
  let high = 100;
  while (high - low > 0.5) {
    const middle = (low + high) / 2;
    if (getLuminance(colorAt(middle)) < options.luminance) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return rgbToHex(colorAt(high));
}
