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

import type { FigureSource } from './Figure';
import type { DayRange } from '../../window/dayRange';

/** What a choice is made among. */
export interface ChosenFrom {
  source: FigureSource;
  environment: string;
  model: string;
  day: string;
}

/** A source's figures of a model in an environment. */
interface Candidate<T> {
  source: FigureSource;
  environment: string;
  model: string;
  figures: T[];
  /** It has a figure of the asked range. */
  current: boolean;
}

/**
 * Leaves out what another source has counted as well, for two sources may have
 * seen the same calls: of each environment and model, the most trusted source
 * that has data in the range is used, and days that it does not have are missing.
 *
 * @remarks
 * An unknown environment or model may be any, so a source that does not tell
 * them apart stands for all of them, and is not used beside a better one that
 * does.
 *
 * @param options - `perModel` compares models for themselves: then a figure of
 * an unknown model is beside those of known ones, and they must not be added up
 */
export function chooseFigures<T extends ChosenFrom>(
  figures: readonly T[],
  options: { range: DayRange; perModel: boolean },
): T[] {
  const { range, perModel } = options;
  const chosen: Candidate<T>[] = [];
  for (const candidate of candidatesOf(figures, range).sort(byTrust)) {
    const counted = chosen.some(
      other =>
        !isSame(other.source, candidate.source) &&
        mayBeSame(other.environment, candidate.environment) &&
        (perModel
          ? other.model === candidate.model
          : mayBeSame(other.model, candidate.model)),
    );
    if (!counted) {
      chosen.push(candidate);
    }
  }
  return chosen.flatMap(candidate => candidate.figures);
}

function candidatesOf<T extends ChosenFrom>(
  figures: readonly T[],
  { from, to }: DayRange,
): Candidate<T>[] {
  const candidates = new Map<string, Candidate<T>>();
  for (const figure of figures) {
    const { source, environment, model, day } = figure;
    const key = JSON.stringify([source.rank, source.id, environment, model]);
    let candidate = candidates.get(key);
    if (!candidate) {
      candidate = { source, environment, model, figures: [], current: false };
      candidates.set(key, candidate);
    }
    candidate.figures.push(figure);
    candidate.current ||= day >= from && day <= to;
  }
  return [...candidates.values()];
}

function byTrust<T>(a: Candidate<T>, b: Candidate<T>): number {
  if (a.current !== b.current) {
    return a.current ? -1 : 1;
  }
  if (a.source.rank !== b.source.rank) {
    return a.source.rank < b.source.rank ? -1 : 1;
  }
  return a.source.id < b.source.id ? -1 : 1;
}

function isSame(a: FigureSource, b: FigureSource): boolean {
  return a.rank === b.rank && a.id === b.id;
}

function mayBeSame(a: string, b: string): boolean {
  return a === b || a === '' || b === '';
}
