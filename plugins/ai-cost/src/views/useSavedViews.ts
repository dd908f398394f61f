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

import { errorApiRef, useApi } from '@backstage/core-plugin-api';
import type {
  SavedView,
  SavedViewInput,
} from 'backstage-plugin-ai-cost-common';
import { useState } from 'react';
import { governanceApiRef } from '../api/governanceApiRef';
import { useRequest, type RequestState } from '../request/useRequest';

export interface SavedViews {
  request: RequestState<SavedView[]>;
  save(view: SavedViewInput): Promise<void>;
  remove(id: string): Promise<void>;
}

/** The reader's own views; what cannot be done is told by the app. */
export function useSavedViews(): SavedViews {
  const api = useApi(governanceApiRef);
  const errorApi = useApi(errorApiRef);
  const [version, setVersion] = useState(0);
  const request = useRequest({
    key: String(version),
    load: signal => api.getSavedViews({ signal }),
  });
  const then = async (action: Promise<unknown>) => {
    try {
      await action;
    } catch (error) {
      errorApi.post(error as Error);
    }
    setVersion(last => last + 1);
  };
  return {
    request,
    save: view => then(api.saveView(view)),
    remove: id => then(api.deleteView(id)),
  };
}
