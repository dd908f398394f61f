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

import type { TelemetrySource } from 'backstage-plugin-ai-cost-node';
import type { FigureSource } from './Figure';

const SOURCE = 'source:';
const ANNOTATED = 0;

/** What is known of a configured source by which it is ranked. */
export type ConfiguredTelemetry = Pick<TelemetrySource, 'id' | 'conventions'>;

/**
 * Who measured a series, and how far it is trusted: what annotations ask for,
 * then the configured sources in their order, then removed ones, then what is
 * pushed; usage events come last. Systems of one source are told apart, for two
 * of them may have counted the same calls as well.
 *
 * @param options - `configured` is in the order of the configuration
 */
export function sourceOf(options: {
  reporter: string;
  /** An annotation asked for it. */
  annotated: boolean;
  /** Of the source. */
  system?: string;
  configured: readonly ConfiguredTelemetry[];
}): FigureSource {
  const { reporter, annotated, system, configured } = options;
  if (!reporter.startsWith(SOURCE)) {
    return { id: reporter, rank: configured.length + 2 };
  }
  const id = reporter.slice(SOURCE.length);
  if (annotated) {
    return { id, rank: ANNOTATED };
  }
  const index = configured.findIndex(source => source.id === id);
  const rank = 1 + (index < 0 ? configured.length : index);
  return { id, rank: rank + systemRank(system, configured[index]) };
}

/** From 0, of what names no system, to less than 1. */
function systemRank(
  system: string | undefined,
  source: ConfiguredTelemetry | undefined,
): number {
  if (system === undefined) {
    return 0;
  }
  const systems = [
    ...new Set(source?.conventions.flatMap(it => it.system ?? [])),
  ];
  const index = systems.indexOf(system);
  const place = index < 0 ? systems.length : index;
  return (place + 1) / (systems.length + 2);
}

/** What usage events tell, where nothing else does. */
export const USAGE_SOURCE: FigureSource = { id: 'usage', rank: Infinity };
