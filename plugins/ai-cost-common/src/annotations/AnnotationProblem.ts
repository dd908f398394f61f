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

/**
 * Something wrong with an `ai-cost/...` annotation. It is shown on the entity
 * and never breaks a page.
 *
 * @public
 */
export interface AnnotationProblem {
  /** The annotation's key. */
  annotation: string;
  /** The part of the value that is wrong, shortened and without control characters. */
  value?: string;
  /**
   * `malformed` and `unknown` are the text's fault; the others show over real
   * charges. `displaced` may be as it should be: others made narrower claims.
   */
  kind: 'malformed' | 'unknown' | 'conflict' | 'no-match' | 'displaced';
  /** What is wrong and what to do. */
  message: string;
}
