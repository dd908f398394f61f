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
  RollUpQuery,
  RollUpValueQuery,
} from 'backstage-plugin-ai-cost-common';
import type { ReaderOptions } from '../permissions/reader';
import type { KnownReports } from '../reports/CostReports';
import type { TaggedRollUp } from '../reports/rollup/RollUpReports';
import type { TaggedRollUpValue } from '../reports/rollup/value/RollUpValues';

/** What Groups, Users, Systems and Domains answer for. */
export interface RollUpService {
  /**
   * What a reader may see of it, unless the reader has it.
   *
   * @throws NotFoundError when the reader may not see the scope itself
   * @throws InputError when it is of another kind
   */
  rollUp(
    query: RollUpQuery,
    options: ReaderOptions & KnownReports,
  ): Promise<TaggedRollUp>;

  /** Its entities as pieces of a CSV file. Throws like {@link rollUp}. */
  exportRollUp(
    query: RollUpQuery,
    options: ReaderOptions,
  ): Promise<AsyncIterable<string>>;

  /**
   * Unit cost, latency and quality of its entities. Throws like {@link rollUp}.
   */
  rollUpValue(
    query: RollUpValueQuery,
    options: ReaderOptions & KnownReports,
  ): Promise<TaggedRollUpValue>;
}
