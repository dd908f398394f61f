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
import type { Restatement } from 'backstage-plugin-ai-cost-common';
import { useMemo } from 'react';
import useObservable from 'react-use/esm/useObservable';
import { SeenRestatements, type SeenMark } from './SeenRestatements';

const BUCKET = 'ai-cost';
const KEY = 'restatements-seen';

/**
 * Which restatements this person has seen; undefined until that is known. It is
 * kept where the app keeps the settings of its users.
 */
export function useSeenRestatements(): {
  seen?: SeenRestatements;
  markSeen(restatements: Restatement[]): Promise<void>;
} {
  const storageApi = useApi(storageApiRef);
  const errorApi = useApi(errorApiRef);
  const storage = useMemo(() => storageApi.forBucket(BUCKET), [storageApi]);
  const changes = useMemo(() => storage.observe$<SeenMark[]>(KEY), [storage]);
  const snapshot = useObservable(changes, storage.snapshot<SeenMark[]>(KEY));
  const seen = useMemo(
    () =>
      snapshot.presence === 'unknown'
        ? undefined
        : SeenRestatements.parse(snapshot.value),
    [snapshot],
  );
  return {
    seen,
    async markSeen(restatements) {
      // Another tab of the browser may have marked others.
      const { value } = storage.snapshot<SeenMark[]>(KEY);
      try {
        await storage.set(
          KEY,
          SeenRestatements.parse(value).with(restatements),
        );
      } catch (error) {
        errorApi.post(error as Error);
      }
    },
  };
}
