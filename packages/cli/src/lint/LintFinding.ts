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

/** Something wrong in a catalog file. */
export interface LintFinding {
  /** As it was named, relative to the folder of the caller. */
  file: string;
  line: number;
  /** Absent when the file could not be read so far. */
  entityRef?: string;
  annotation?: string;
  /** The part of the value that is wrong, safe to show. */
  value?: string;
  /**
   * `unreadable` and `duplicate` are the file's fault; `ignored` is an
   * annotation of a kind that holds no costs.
   */
  kind:
    | 'unreadable'
    | 'duplicate'
    | 'ignored'
    | 'malformed'
    | 'unknown'
    | 'conflict';
  /** What is wrong and what to do. */
  message: string;
}
