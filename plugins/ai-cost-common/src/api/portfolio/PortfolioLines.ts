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

import type { UnallocatedReason } from '../../words/vocabulary';
import type { AttributedChargeLine } from '../ChargeLinePage';
import type { PortfolioQuery } from './PortfolioQuery';
import type { RollUpRelations } from './RollUpReport';

/**
 * Which charge lines to list: the parameters of `GET /lines`.
 *
 * @public
 */
export interface PortfolioLineQuery extends PortfolioQuery {
  /** Only the entities of this Group, User, System or Domain. */
  scopeRef?: string;
  /** How far the scope reaches, as in its roll-up; `all` when left out. */
  relations?: RollUpRelations;
  /** Only what is nobody's, for this reason. */
  reason?: UnallocatedReason;
  /** Only what is in this group, as `UnallocatedGroup.id` says. */
  group?: string;
  cursor?: string;
  /** 1 to 200; 50 when left out. */
  limit?: number;
}

/** @public */
export interface PortfolioLinePage {
  items: PortfolioChargeLine[];
  nextCursor?: string;
  totalItems: number;
}

/** A charge line of any entity, or nobody's. @public */
export interface PortfolioChargeLine extends AttributedChargeLine {
  /** The empty string when it is nobody's. */
  entityRef: string;
  unallocatedReason?: UnallocatedReason;
}
