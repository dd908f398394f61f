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

import type { UsageSeries } from '../store/usageSeries';

/**
 * The tags by which a bill would say what usage is for, its environment
 * included: what has a name of its own wins over a tag.
 *
 * @param environmentTag - key of the tag that names an environment
 */
export function usageTags(
  { tags, environment }: UsageSeries,
  environmentTag: string | undefined,
): Record<string, string> {
  if (environment === undefined || environmentTag === undefined) {
    return tags;
  }
  const key = environmentTag.trim().toLowerCase();
  const others = Object.entries(tags).filter(
    ([name]) => name.trim().toLowerCase() !== key,
  );
  return Object.fromEntries([...others, [environmentTag, environment]]);
}
