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

import type { ShareRule } from '../api/governance/SharedCosts';
import type { Workload } from '../words/vocabulary';

/**
 * An entity's annotations, read and checked: which charges it claims, and what
 * it says about them where the bill says nothing.
 *
 * @public
 */
export interface EntityClaims {
  /** Claims charges whose tags have all of these pairs. Keys are trimmed and in lower case. */
  tags: { key: string; value: string }[];
  /** Resource ids, ARNs or names; `*` matches any run of characters. */
  resources: string[];
  /** Billing accounts, sub-accounts, subscriptions or cloud projects. */
  accounts: string[];
  /** Provider projects, workspaces or gateway teams. */
  projects: string[];
  /** Key ids or aliases as the provider reports them; never a secret. */
  apiKeys: string[];
  /** Model ids, `*` allowed. Narrows the other claims; alone, claims only where nothing else does. */
  models: string[];
  environment?: string;
  /** Full entity ref of the owner, where it is not the catalog's. */
  owner?: string;
  costCenter?: string;
  workload?: Workload;
  /** How the cost that it claims is shared out among those who use it. */
  share?: ShareRule;
}
