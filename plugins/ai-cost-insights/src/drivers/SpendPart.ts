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

/** Spend of one range on one thing: the cost and tokens of a model, say. @public */
export interface SpendPart {
  /**
   * What it is. Parts with the same key are added up; of the two ranges they are
   * the same thing, with one price.
   */
  key: string;
  /** What changes are told apart by, if by anything: `group` of {@link ChangeDriver}. */
  group?: string;
  /** Attos of one currency. */
  cost: bigint;
  /** Left out where they were not counted. */
  tokens?: number;
}
