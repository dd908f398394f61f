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

import type { Knex } from 'knex';
import type { DayRange } from '../../window/dayRange';
import { noFigures, type EntityFigures } from './Figure';
import { readTelemetryFigures } from './readTelemetryFigures';
import { readUsageFigures } from './readUsageFigures';
import type { ConfiguredTelemetry } from './sourceRank';

/**
 * Reads what was measured of some entities, by entity: of whom nothing was, is
 * not in it.
 *
 * @param options - `configured` are the sources, in their order
 */
export async function readFigures(options: {
  knex: Knex;
  entityRefs: readonly string[];
  range: DayRange;
  configured: readonly ConfiguredTelemetry[];
}): Promise<Map<string, EntityFigures>> {
  const figures = await readTelemetryFigures(options);
  for (const [entityRef, counts] of await readUsageFigures(options)) {
    const ofEntity = figures.get(entityRef) ?? noFigures();
    figures.set(entityRef, ofEntity);
    ofEntity.counts.push(...counts);
  }
  return figures;
}

/** Like {@link readFigures}, of one entity. */
export async function readEntityFigures({
  entityRef,
  ...options
}: Omit<Parameters<typeof readFigures>[0], 'entityRefs'> & {
  entityRef: string;
}): Promise<EntityFigures> {
  const figures = await readFigures({ ...options, entityRefs: [entityRef] });
  return figures.get(entityRef) ?? noFigures();
}
