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

/** Disk that copies of a session's files may take up together. */
export class DiskBudget {
  #left: number;

  static create(options: { bytes: number }): DiskBudget {
    return new DiskBudget(options.bytes);
  }

  private constructor(bytes: number) {
    this.#left = bytes;
  }

  /**
   * @returns false when there is not as much left
   */
  take(bytes: number): boolean {
    this.#left -= bytes;
    return this.#left >= 0;
  }
}
