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

import type { Charge } from 'backstage-plugin-ai-cost-node';
import { createHash } from 'node:crypto';
import type { UsageDay } from './readUsageDays';
import type { UsageCharges } from './UsageCharges';

/**
 * Raise it with every change of what is made of usage, so that months are read
 * again.
 */
const READING_VERSION = 1;

/** What was reported of a month, as charges. */
export class UsageMonth {
  readonly charges: Charge[];
  /** Who reported it, in the order of their names. */
  readonly reporters: string[];
  /** Providers and models with usage whose cost nobody says. */
  readonly unpriced: string[];
  /** The same for the same reporters and charges. */
  readonly version: string;

  static create(days: readonly UsageDay[], charges: UsageCharges): UsageMonth {
    return new UsageMonth(days, charges);
  }

  private constructor(days: readonly UsageDay[], charges: UsageCharges) {
    this.charges = [];
    const reporters = new Set<string>();
    const unpriced = new Set<string>();
    for (const usage of days) {
      const { reporter, provider, model } = usage.series;
      const own = charges.chargesOf(usage);
      if (own.length > 0) {
        this.charges.push(...own);
        reporters.add(reporter);
        if (!usage.estimate) {
          unpriced.add(model === undefined ? provider : `${provider} ${model}`);
        }
      }
    }
    this.reporters = [...reporters].sort();
    this.unpriced = [...unpriced].sort();
    this.version = versionOf(this);
  }
}

function versionOf({
  charges,
  reporters,
  unpriced,
}: Pick<UsageMonth, 'charges' | 'reporters' | 'unpriced'>): string {
  const hash = createHash('sha256').update(
    JSON.stringify([READING_VERSION, reporters, unpriced]),
  );
  for (const { dimensions, day, effective, quantity } of charges) {
    hash.update(JSON.stringify([dimensions, day, `${effective}`, quantity]));
  }
  return hash.digest('hex');
}
