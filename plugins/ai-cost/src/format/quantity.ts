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

import { decimalFormat } from './decimalFormat';

/** `1.24M`; the exact number belongs in a title. */
export function formatCompactNumber(value: number): string {
  return decimalFormat({
    notation: 'compact',
    maximumSignificantDigits: 3,
  })(value);
}

/** `1,240,000` */
export function formatNumber(value: number): string {
  return decimalFormat({ maximumFractionDigits: 6 })(value);
}

/** `42%`, `3.1%`, `0.29%`, `<0.1%`; the share is from 0 to 1. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.001) {
    return `<${formatShare(0.001)}`;
  }
  return decimalFormat({
    style: 'percent',
    maximumFractionDigits: decimalsOf(Math.abs(share)),
  })(share);
}

function decimalsOf(share: number): number {
  if (share < 0.01) {
    return 2;
  }
  return share < 0.1 ? 1 : 0;
}

/** `+10.8%` */
export function formatRelativeChange(ratio: number): string {
  return decimalFormat({
    style: 'percent',
    signDisplay: 'exceptZero',
    maximumFractionDigits: Math.abs(ratio) < 1 ? 1 : 0,
  })(ratio);
}

/** `1 line`, `12 lines` */
export function formatCount(count: number, one: string, many: string): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}
