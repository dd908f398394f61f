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

import { errorApiRef, storageApiRef, useApi } from '@backstage/core-plugin-api';
import { useMemo } from 'react';
import useObservable from 'react-use/esm/useObservable';
import type { DataColumn } from './DataColumn';

const BUCKET = 'ai-cost';

/** What a person chose, by column: a column that is new since is at its default. */
type Choice = Record<string, boolean>;

/**
 * The columns that a person wants to see of a table, kept where the app keeps
 * the settings of its users. The first column always shows.
 */
export function useChosenColumns<T>(
  tableId: string,
  columns: readonly DataColumn<T>[],
): {
  shown: DataColumn<T>[];
  choose(columnId: string, show: boolean): Promise<void>;
} {
  const key = `columns-${tableId}`;
  const storageApi = useApi(storageApiRef);
  const errorApi = useApi(errorApiRef);
  const storage = useMemo(() => storageApi.forBucket(BUCKET), [storageApi]);
  const changes = useMemo(() => storage.observe$<Choice>(key), [storage, key]);
  const { value } = useObservable(changes, storage.snapshot<Choice>(key));
  const chosen = readChoice(value);
  return {
    shown: columns.filter(
      ({ id, optional }, index) => index === 0 || (chosen.get(id) ?? !optional),
    ),
    async choose(columnId, show) {
      // Another tab of the browser may have chosen others.
      const latest = readChoice(storage.snapshot<Choice>(key).value);
      latest.set(columnId, show);
      try {
        await storage.set(key, Object.fromEntries(latest));
      } catch (error) {
        errorApi.post(error as Error);
      }
    },
  };
}

function readChoice(value: unknown): Map<string, boolean> {
  if (typeof value !== 'object' || value === null) {
    return new Map();
  }
  return new Map(
    Object.entries(value).filter(
      (entry): entry is [string, boolean] => typeof entry[1] === 'boolean',
    ),
  );
}
