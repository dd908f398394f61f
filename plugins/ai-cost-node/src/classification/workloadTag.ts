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

import type { Workload } from 'backstage-plugin-ai-cost-common';

/** The tag keys that name a workload, unless configured. */
export const DEFAULT_WORKLOAD_TAGS = ['ai-workload', 'workload'];

/** A map, because a bill may say `constructor`. */
const SPELLINGS: ReadonlyMap<string, Workload> = new Map<string, Workload>([
  ['training', 'training'],
  ['train', 'training'],
  ['pretraining', 'training'],
  ['finetuning', 'fine-tuning'],
  ['finetune', 'fine-tuning'],
  ['tuning', 'fine-tuning'],
  ['inference', 'inference'],
  ['serving', 'inference'],
  ['prediction', 'inference'],
  ['embedding', 'embedding'],
  ['embeddings', 'embedding'],
  ['evaluation', 'evaluation'],
  ['eval', 'evaluation'],
  ['data', 'data'],
  ['tooling', 'tooling'],
  ['other', 'other'],
]);

/** What a tag says of the workload. */
export interface TaggedWorkload {
  /** As the bill has it. */
  key: string;
  value: string;
  workload: Workload;
}

/**
 * Reads the workload that a charge's tags name.
 *
 * @param keys - in lower case, the most trusted first
 */
export function readWorkloadTag(
  tags: Record<string, string>,
  keys: readonly string[],
): TaggedWorkload | undefined {
  let found: TaggedWorkload | undefined;
  let rank = keys.length;
  for (const key of Object.keys(tags)) {
    const at = keys.indexOf(key.toLowerCase());
    if (at >= 0 && at < rank) {
      const value = tags[key];
      const workload = SPELLINGS.get(
        value.toLowerCase().replace(/[-_\s]/g, ''),
      );
      if (workload) {
        found = { key, value, workload };
        rank = at;
      }
    }
  }
  return found;
}
