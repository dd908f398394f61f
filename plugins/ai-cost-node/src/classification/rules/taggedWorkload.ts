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

import type { ResourceRule } from '../ResourceRule';
import { readWorkloadTag } from '../workloadTag';

/** Words that nothing but AI is tagged with; `data` or `other` say too little. */
const TELLING = new Set(['training', 'fine-tuning', 'inference', 'embedding']);

/**
 * @param keys - of workload tags, in lower case
 */
export function taggedWorkload(keys: readonly string[]): ResourceRule {
  return {
    id: 'workload-tag',
    description: 'A tag names an AI workload',
    match({ tags }) {
      const tag = readWorkloadTag(tags, keys);
      const named =
        tag &&
        (TELLING.has(tag.workload) || tag.key.toLowerCase().startsWith('ai-'));
      return named
        ? {
            ai: true,
            workload: tag.workload,
            workloadNamed: true,
            evidence: `Tag ${tag.key}=${tag.value}`,
          }
        : undefined;
    },
  };
}
