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

import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SourceProblem } from 'backstage-plugin-ai-cost-common';
import type { Attributor, ClaimingEntity } from 'backstage-plugin-ai-cost-node';

/** The catalog as attribution sees it, and what decides by it. */
export interface CatalogAttribution {
  entities: ClaimingEntity[];
  attributor: Attributor;
}

/** What makes attributors, see {@link AttributorProvider}. */
export interface AttributorProviderOptions {
  readEntities(): Promise<ClaimingEntity[]>;
  createAttributor(entities: ClaimingEntity[]): Attributor;
  logger: LoggerService;
}

const CATALOG_FAILED: SourceProblem = {
  severity: 'warning',
  message: 'The catalog could not be read',
  advice:
    'Attributions stay as they were, and new charges may belong to nobody until the catalog answers',
};

/** Makes attributors of the catalog as it is now. */
export class AttributorProvider {
  readonly #options: AttributorProviderOptions;
  #last?: Attributor;

  static create(options: AttributorProviderOptions): AttributorProvider {
    return new AttributorProvider(options);
  }

  private constructor(options: AttributorProviderOptions) {
    this.#options = options;
  }

  /**
   * Reads the catalog.
   *
   * @throws when the catalog cannot be read
   */
  async load(): Promise<CatalogAttribution> {
    const entities = await this.#options.readEntities();
    const attributor = this.#options.createAttributor(entities);
    this.#last = attributor;
    return { entities, attributor };
  }

  /**
   * The best attributor that can be had: of the catalog as it is, or as it was
   * read last, or of no catalog at all. Re-attribution corrects the latter.
   */
  async newest(): Promise<{ attributor: Attributor; problem?: SourceProblem }> {
    try {
      return { attributor: (await this.load()).attributor };
    } catch (error) {
      this.#options.logger.warn(CATALOG_FAILED.message, error as Error);
      const attributor = this.#last ?? this.#options.createAttributor([]);
      return { attributor, problem: CATALOG_FAILED };
    }
  }
}
