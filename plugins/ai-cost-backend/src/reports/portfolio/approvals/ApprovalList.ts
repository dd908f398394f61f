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
  Day,
  SprawlRule,
  SprawlStatus,
} from 'backstage-plugin-ai-cost-common';
import { Glob } from 'backstage-plugin-ai-cost-node';

/** What is in use: a vendor, or a service or model of one. */
export interface UsedItem {
  provider: string;
  service?: string;
  model?: string;
}

/** What the list says of an item. */
export interface Judgement {
  status: SprawlStatus;
  rule?: SprawlRule;
}

interface CompiledRule {
  rule: SprawlRule;
  vendor?: Glob;
  service?: Glob;
  model?: Glob;
}

/**
 * What the organisation says of vendors, services and models. The first entry
 * that names a service or model counts; where none does, that of its vendor.
 * Case does not matter.
 */
export class ApprovalList {
  readonly #rules: readonly CompiledRule[];
  readonly #day: Day;
  readonly #used = new Set<SprawlRule>();

  /** @param options - `day` on which something is at its end of life, or not */
  static create(
    rules: readonly SprawlRule[],
    { day }: { day: Day },
  ): ApprovalList {
    return new ApprovalList(rules, day);
  }

  private constructor(rules: readonly SprawlRule[], day: Day) {
    this.#rules = rules.map(rule => ({
      rule,
      vendor: compile(rule.vendor),
      service: compile(rule.service),
      model: compile(rule.model),
    }));
    this.#day = day;
  }

  judge(item: UsedItem): Judgement {
    const own = this.#rules.filter(it => isOf(it, item));
    own.forEach(({ rule }) => this.#used.add(rule));
    const vendor = { provider: item.provider };
    const rule = (own[0] ?? this.#rules.find(it => isOf(it, vendor)))?.rule;
    if (!rule) {
      return { status: 'unlisted' };
    }
    const ended = rule.endOfLife !== undefined && rule.endOfLife <= this.#day;
    return { status: ended ? 'end-of-life' : rule.status, rule };
  }

  /** The entries that none of the judged items is meant by. */
  unused(): SprawlRule[] {
    return this.#rules
      .map(({ rule }) => rule)
      .filter(rule => !this.#used.has(rule));
  }
}

function compile(pattern: string | undefined): Glob | undefined {
  return pattern === undefined
    ? undefined
    : Glob.compile(pattern.toLowerCase());
}

/** True when an entry is about this very kind of item. */
function isOf(rule: CompiledRule, item: UsedItem): boolean {
  return (
    (rule.service === undefined) === (item.service === undefined) &&
    (rule.model === undefined) === (item.model === undefined) &&
    matches(rule.vendor, item.provider) &&
    matches(rule.service, item.service) &&
    matches(rule.model, item.model)
  );
}

function matches(glob: Glob | undefined, text: string | undefined): boolean {
  return glob === undefined || glob.matches((text ?? '').toLowerCase());
}
