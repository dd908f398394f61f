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

import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { CoverageReport } from 'backstage-plugin-ai-cost-common';

const BANDS = ['crawl', 'walk', 'run'] as const;

/** What coverage is held against. */
export type CoverageOptions = Pick<CoverageReport, 'target' | 'bands'>;

// The FinOps framework's maturity model.
export const DEFAULT_COVERAGE_OPTIONS: CoverageOptions = {
  target: 0.9,
  bands: [
    { name: 'crawl', from: 0.5 },
    { name: 'walk', from: 0.8 },
    { name: 'run', from: 0.9 },
  ],
};

/**
 * Reads `aiCost.coverage`.
 *
 * @throws InputError when a share is not one, or the bands do not rise
 */
export function readCoverageOptions(config: Config): CoverageOptions {
  const share = (key: string, byDefault: number): number => {
    const path = `aiCost.coverage.${key}`;
    const value = config.getOptionalNumber(path) ?? byDefault;
    if (!(value >= 0 && value <= 1)) {
      throw new InputError(`${path} must be a share from 0 to 1`);
    }
    return value;
  };
  const bands = DEFAULT_COVERAGE_OPTIONS.bands.map(({ name, from }) => ({
    name,
    from: share(`bands.${name}`, from),
  }));
  if (bands.some(({ from }, index) => from < (bands[index - 1]?.from ?? 0))) {
    throw new InputError(
      `aiCost.coverage.bands must rise: ${BANDS.join(', ')}`,
    );
  }
  return { target: share('target', DEFAULT_COVERAGE_OPTIONS.target), bands };
}
