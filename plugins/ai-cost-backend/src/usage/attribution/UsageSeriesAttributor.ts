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

import type {
  Attributor,
  LineAttribution,
} from 'backstage-plugin-ai-cost-node';
import type { SeriesAttributor } from '../../series/SeriesAttribution';
import type { UsageLines } from './UsageLines';

/** A series as it is stored. */
export interface UsageSeriesRow {
  id: number;
  reporter: string;
  /** JSON of the dimensions. */
  dimensions: string;
}

/** Gives usage to whom a charge in the same words would belong. */
export class UsageSeriesAttributor implements SeriesAttributor<UsageSeriesRow> {
  readonly what = 'usage';
  readonly #lines: UsageLines;

  static create(options: { lines: UsageLines }): UsageSeriesAttributor {
    return new UsageSeriesAttributor(options.lines);
  }

  private constructor(lines: UsageLines) {
    this.#lines = lines;
  }

  get fingerprint(): string {
    return this.#lines.fingerprint;
  }

  attribute(
    { reporter, dimensions }: UsageSeriesRow,
    attributor: Attributor,
  ): LineAttribution {
    return attributor.attributeUsage(
      this.#lines.lineOf({ ...JSON.parse(dimensions), reporter }),
    );
  }
}
