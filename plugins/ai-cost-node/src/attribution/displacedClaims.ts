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

import type { AlternativeClaim } from 'backstage-plugin-ai-cost-common';
import type { Findings } from './Findings';
import type { LineAttribution } from './LineAttribution';

const NONE: readonly AlternativeClaim[] = [];

/**
 * The claims on a line that a more specific annotation of another entity
 * displaced: weaker annotations, and the tag that names an entity. One of each
 * entity.
 *
 * @remarks
 * Central rules and claims by model alone come last on purpose, and what the
 * bill allocated is not for annotations to say; neither is displaced.
 */
export function displacedClaims(
  { claims, named }: Findings,
  { segments }: LineAttribution,
): readonly AlternativeClaim[] {
  const rivals = claims.length + (named?.entity ? 1 : 0);
  if (claims.length === 0 || rivals < 2) {
    return NONE;
  }
  // An annotation that wins does so on all days: rules with days come later.
  const { parts } = segments[0];
  const winner = claims.find(
    ({ entity, rule }) =>
      entity.entityRef === parts[0].entityRef && rule === parts[0].rule,
  );
  if (!winner) {
    return NONE;
  }
  const displaced: AlternativeClaim[] = [];
  for (const { entity, strength, rule, reason } of claims) {
    if (strength < winner.strength && !entity.orphaned) {
      displaced.push({ entityRef: entity.entityRef, rule, reason });
    }
  }
  const entity = named?.entity;
  if (entity && !claims.some(claim => claim.entity === entity)) {
    const { rule, reason } = named;
    displaced.push({ entityRef: entity.entityRef, rule, reason });
  }
  return displaced;
}
