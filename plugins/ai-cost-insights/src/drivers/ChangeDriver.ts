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

/** @public */
export type ChangeDriverName =
  | 'volume'
  | 'mix'
  | 'price'
  | 'unmetered'
  | 'new'
  | 'gone';

/** Part of a change in spend. @public */
export interface ChangeDriver {
  driver: ChangeDriverName;
  /** Of the parts that it is of; undefined where those have none. */
  group?: string;
  /** Attos; positive for more spend. */
  amount: bigint;
}
