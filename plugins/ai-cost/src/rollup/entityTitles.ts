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

import type { RollUpReport } from 'backstage-plugin-ai-cost-common';
import { portfolioName, type Titles } from '../portfolio/portfolioName';

/** What an entity is called: its title, or else its name. */
export function titleOf(entity: { entityRef: string; title?: string }): string {
  return entity.title ?? portfolioName('entity', entity.entityRef);
}

/** The titles in a report, by ref. */
export function titlesOf(
  report: Pick<RollUpReport, 'members' | 'children'>,
): Titles {
  return Object.fromEntries(
    [...report.members, ...report.children].flatMap(({ entityRef, title }) =>
      title === undefined ? [] : [[entityRef, title]],
    ),
  );
}
