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
  GovernanceApi,
  SavedView,
  SavedViewInput,
} from 'backstage-plugin-ai-cost-common';

/** The part of a backend that keeps views. */
export class InMemorySavedViews
  implements Pick<GovernanceApi, 'getSavedViews' | 'saveView' | 'deleteView'>
{
  failure?: Error;

  constructor(public views: SavedView[] = []) {}

  async getSavedViews(): Promise<SavedView[]> {
    if (this.failure) {
      throw this.failure;
    }
    return this.views;
  }

  async saveView(view: SavedViewInput): Promise<SavedView> {
    if (this.failure) {
      throw this.failure;
    }
    const id = String(this.views.length + 1);
    const saved = { ...view, id, savedAt: new Date().toISOString() };
    this.views = [...this.views, saved];
    return saved;
  }

  async deleteView(id: string): Promise<void> {
    this.views = this.views.filter(view => view.id !== id);
  }
}
