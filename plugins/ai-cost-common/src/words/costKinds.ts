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
 * The kinds of catalog entities that charges are attributed to, unless
 * `aiCost.attribution.kinds` says otherwise. Groups, systems and users get
 * their money from these.
 *
 * @public
 */
export const DEFAULT_COST_KINDS: readonly string[] = [
  'Component',
  'Resource',
  'API',
  'AiModelServerAPI',
];

/**
 * True when entities of the kind can hold costs. Kinds are compared without
 * case.
 *
 * @public
 */
export function isCostKind(kind: string, kinds: readonly string[]): boolean {
  return kinds.some(known => known.toLowerCase() === kind.toLowerCase());
}
