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

import os from 'node:os';

const MOST_MEBIBYTES = 2048;
const PART_OF_ALL = 0.5;

/**
 * Memory that DuckDB may use unless it is told: half of what this process may
 * have, and two gibibytes at most. A bill of ten million rows takes less than
 * one; where there is less, DuckDB spills to disk.
 */
export function defaultMemoryLimit(): string {
  // Zero, or more than there is, where nothing limits the process.
  const limit = process.constrainedMemory() || Infinity;
  const mebibytes = Math.min(os.totalmem(), limit) / 1024 / 1024;
  return `${Math.floor(Math.min(MOST_MEBIBYTES, mebibytes * PART_OF_ALL))}MiB`;
}
