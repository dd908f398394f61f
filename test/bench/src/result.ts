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

/**
 * One measurement, printed as a line of JSON.
 */
export interface BenchmarkResult {
  name: string;
  value: number;
  unit: string;
  /** How many rows, requests, lines, chunks or loads were measured. */
  n: number;
  /** What it is compared with. */
  against?: string;
  /** The value divided by that of `against`. */
  ratio?: number;
}

export function print(result: BenchmarkResult) {
  const round = (value: number) => Number(value.toPrecision(5));
  process.stdout.write(
    `${JSON.stringify({
      ...result,
      value: round(result.value),
      ...(result.ratio !== undefined && { ratio: round(result.ratio) }),
    })}\n`,
  );
}

/** The value below which 95 % of the values lie. */
export function percentile95(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * 0.95) - 1)];
}

/** The value in the middle. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
