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
  PortfolioQuery,
  SharedCosts,
  SharePreview,
  ShareRuleInput,
} from 'backstage-plugin-ai-cost-common';
import type { ReaderOptions } from '../permissions/reader';

/** How entities share out their cost. */
export interface SharingService {
  /** What the reader may see of it. */
  sharedCosts(
    query: PortfolioQuery,
    options: ReaderOptions,
  ): Promise<SharedCosts>;

  /**
   * What a rule would have done; changes nothing.
   *
   * @throws InputError when the rule is none
   */
  previewShare(
    rule: ShareRuleInput,
    query: PortfolioQuery,
    options: ReaderOptions,
  ): Promise<SharePreview>;

  /**
   * Saves a rule in the place of the one that the entity has.
   *
   * @param options - `by` is who saves it
   * @throws InputError when the rule is none, or names a consumer that the
   * reader does not find in the catalog
   */
  saveShare(
    rule: ShareRuleInput,
    options: ReaderOptions & { by: string },
  ): Promise<void>;

  /** @throws NotFoundError when none was saved */
  deleteShare(entityRef: string, options: ReaderOptions): Promise<void>;
}
