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

import { DEFAULT_NAMESPACE, parseEntityRef } from '@backstage/catalog-model';
import type { StatementSummary } from 'backstage-plugin-ai-cost-common';

/** What a statement's team is called: its title, or its name. */
export function teamName(
  statement: Pick<StatementSummary, 'owner' | 'title'>,
): string {
  const { owner, title } = statement;
  if (title) {
    return title;
  }
  if (owner === '') {
    return 'No team';
  }
  const { namespace, name } = parseEntityRef(owner);
  return namespace === DEFAULT_NAMESPACE ? name : `${namespace}/${name}`;
}
