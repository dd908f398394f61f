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

import type { Entity } from '@backstage/catalog-model';
import {
  DEFAULT_COST_KINDS,
  isCostKind,
} from 'backstage-plugin-ai-cost-common';
import { rollUpKindOf } from './rollUpKinds';

/**
 * True for the kinds of entities that AI charges are attributed to, unless
 * `aiCost.attribution.kinds` says otherwise, and for those that answer for them:
 * Group, User, System and Domain. No annotation is required: a charge
 * may find its entity by convention, and the tab tells what to add where it does
 * not.
 *
 * @public
 */
export function isAiCostAvailable(entity: Entity): boolean {
  return (
    isCostKind(entity.kind, DEFAULT_COST_KINDS) ||
    rollUpKindOf(entity.kind) !== undefined
  );
}
