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

/** A row of a result; cells are texts. */
export type TextRow = readonly (string | null)[];

/** A connection to an engine. */
export interface WarehouseClient {
  /**
   * Runs a query that yields texts, and hands its rows on in batches. Ending the
   * iteration early, or the signal, cancels the query.
   */
  query(
    sql: string,
    options: { signal: AbortSignal },
  ): AsyncIterable<readonly TextRow[]>;

  /** Safe to call twice. */
  close(): Promise<void>;
}

/** Makes connections, when they are needed. */
export interface WarehouseConnector {
  /** For people: where the engine is, without secrets. */
  readonly description: string;
  connect(options: { signal: AbortSignal }): Promise<WarehouseClient>;
}
