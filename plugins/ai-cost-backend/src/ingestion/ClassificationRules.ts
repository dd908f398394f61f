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

import { ConflictError } from '@backstage/errors';
import type {
  ClassificationExtensionPoint,
  ClassificationRule,
} from 'backstage-plugin-ai-cost-node';

/** The classification rules that modules add. */
export class ClassificationRules implements ClassificationExtensionPoint {
  readonly #rules = new Map<string, ClassificationRule>();

  static create(): ClassificationRules {
    return new ClassificationRules();
  }

  private constructor() {}

  /**
   * @throws ConflictError when a rule of that id exists
   */
  addClassificationRule(rule: ClassificationRule): void {
    if (this.#rules.has(rule.id)) {
      throw new ConflictError(
        `There are two classification rules with the id "${rule.id}"; rename one`,
      );
    }
    this.#rules.set(rule.id, rule);
  }

  /** All rules, in the order in which they were added. */
  list(): ClassificationRule[] {
    return [...this.#rules.values()];
  }
}
