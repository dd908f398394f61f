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
  Month,
  Statement,
  StatementMonth,
} from 'backstage-plugin-ai-cost-common';
import type { ReaderOptions } from '../permissions/reader';
import type { StatementKey } from './StatementStore';

/** Who issues statements. */
export interface IssuerOptions extends ReaderOptions {
  /** Ref of the user, or subject of the service. */
  issuedBy: string;
}

/** Statements of what teams spent in a month. */
export interface StatementService {
  /** Months with spend, newest first, with what the reader may see of each. */
  months(options: ReaderOptions): Promise<StatementMonth[]>;

  /**
   * Issues all statements of a month.
   *
   * @throws ConflictError when it is issued, or is not closed
   */
  issue(month: Month, options: IssuerOptions): Promise<void>;

  /**
   * @throws NotFoundError when there is none, or the reader may not see all that
   * is in it
   */
  get(key: StatementKey, options: ReaderOptions): Promise<Statement>;

  /** As pieces of a CSV file. Throws like {@link get}. */
  export(
    key: StatementKey,
    options: ReaderOptions,
  ): Promise<AsyncIterable<string>>;
}
