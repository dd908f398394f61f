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
  TOKEN_CLASSES,
  type Day,
  type TokenClass,
} from 'backstage-plugin-ai-cost-common';
import type { ChosenTelemetry } from '../telemetry/ChosenTelemetry';
import type { DailyCosts } from './DailyCosts';

/** Where tokens come from that the bill counts. */
export const BILL = 'bill';

type Tokens = Partial<Record<TokenClass, number>>;

/** Tokens of a model on a day, and who counted them. */
export interface TokenDay {
  day: Day;
  model: string;
  tokens: Tokens;
  sources: Set<string>;
}

/**
 * Tokens by day and model: of a model whose tokens the bill counts, those of the
 * bill, otherwise those of telemetry.
 */
export class TokenCounts {
  readonly #days: ReadonlyMap<Day, TokenDay[]>;

  static create(options: {
    costs: DailyCosts;
    telemetry: ChosenTelemetry;
  }): TokenCounts {
    const { costs, telemetry } = options;
    const days = new Map<Day, Map<string, TokenDay>>();
    const add = (
      key: { day: Day; model: string; source: string },
      tokenClass: TokenClass,
      count: number,
    ) => {
      const ofDay = days.get(key.day) ?? new Map<string, TokenDay>();
      days.set(key.day, ofDay);
      const known: TokenDay = ofDay.get(key.model) ?? {
        day: key.day,
        model: key.model,
        tokens: {},
        sources: new Set(),
      };
      ofDay.set(key.model, known);
      known.sources.add(key.source);
      known.tokens[tokenClass] = (known.tokens[tokenClass] ?? 0) + count;
    };
    const billed = new Set<string>();
    for (const { series, day, quantity } of costs.list(costs.days)) {
      if (series.tokenClass !== undefined && quantity !== undefined) {
        billed.add(series.model);
        add(
          { day, model: series.model, source: BILL },
          series.tokenClass,
          quantity,
        );
      }
    }
    // Models are told apart wherever the bill counts some of them. All classes
    // are of one source: another's input may have what this one read from a cache.
    const counted = telemetry.counted(
      TOKEN_CLASSES.map(tokenClass => `${tokenClass}_tokens` as const),
      { perModel: billed.size > 0, some: true },
    );
    for (const { day, model, source, counts } of counted) {
      if (!billed.has(model) && !(model === '' && billed.size > 0)) {
        for (const tokenClass of TOKEN_CLASSES) {
          const count = counts.get(`${tokenClass}_tokens`);
          if (count !== undefined) {
            add({ day, model, source: source.id }, tokenClass, count);
          }
        }
      }
    }
    return new TokenCounts(
      new Map([...days].map(([day, ofDay]) => [day, [...ofDay.values()]])),
    );
  }

  private constructor(days: ReadonlyMap<Day, TokenDay[]>) {
    this.#days = days;
  }

  /** Tokens of a model on a day, or of all of them. */
  on(day: Day, model?: string): TokenDay[] {
    const ofDay = this.#days.get(day) ?? [];
    return model === undefined ? ofDay : ofDay.filter(it => it.model === model);
  }

  /** Tokens of all classes; undefined when nobody counts any. */
  total(day: Day, model?: string): number | undefined {
    const counted = this.on(day, model);
    return counted.length === 0
      ? undefined
      : counted.reduce((sum, { tokens }) => sum + sumOf(tokens), 0);
  }
}

function sumOf(tokens: Tokens): number {
  return Object.values(tokens).reduce((sum, count) => sum + count, 0);
}
