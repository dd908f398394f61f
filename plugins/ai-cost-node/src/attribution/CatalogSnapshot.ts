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
  AnnotationProblem,
  EntityClaims,
} from 'backstage-plugin-ai-cost-common';
import type { EntityShare } from './EntityShare';

/**
 * What attribution needs to know of a catalog entity.
 *
 * @public
 */
export interface ClaimingEntity {
  /** `kind:namespace/name`, in lower case. */
  entityRef: string;
  /** Name as the catalog spells it; the ref has it in lower case. */
  name: string;
  /** Owner by the catalog's relations or the `ai-cost/owner` annotation. */
  owner?: string;
  /** Marked by the catalog as orphaned. */
  orphaned: boolean;
  claims: EntityClaims;
  /** How its cost is shared out, of its annotation or as it was saved. */
  share?: EntityShare;
  problems: AnnotationProblem[];
}
