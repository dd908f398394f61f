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

import type { ChargeDimensions } from 'backstage-plugin-ai-cost-node';

const MODEL_AND_METER = /^([^\s,|]+),\s*(.+)$/;

/** What a line item of a cost says beside its text. */
export type LineItem = Pick<
  ChargeDimensions,
  'modelId' | 'tokenDirection' | 'tokenCacheAction'
>;

/**
 * Reads a line item such as `gpt-4o-mini-2024-07-18, cached input`: costs have
 * no field for the model. Of others, such as `web search tool calls`, nothing is
 * guessed; the classifier looks at their words.
 */
export function readLineItem(text: string | undefined): LineItem {
  const [, model, ofModel] = MODEL_AND_METER.exec(text ?? '') ?? [];
  const meter = (ofModel ?? text ?? '').replace(/_/g, ' ');
  return { modelId: model, ...readTokens(meter) };
}

function readTokens(meter: string): Omit<LineItem, 'modelId'> {
  if (/\boutput\b/i.test(meter)) {
    return { tokenDirection: 'Output' };
  }
  if (!/\binput\b/i.test(meter)) {
    return {};
  }
  if (/\bcache[ -]?(?:writes?|creation)\b/i.test(meter)) {
    return { tokenDirection: 'Input', tokenCacheAction: 'Write' };
  }
  return {
    tokenDirection: 'Input',
    tokenCacheAction: /\bcached?\b/i.test(meter) ? 'Read' : 'Uncached',
  };
}
