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

import type { TelemetrySample } from 'backstage-plugin-ai-cost-node';
import { noise } from '../story/noise';
import type { Story, StoryDay } from '../story/Story';

const SECONDS_A_DAY = 86_400;

/**
 * What the GPUs of the ranker's endpoint do: it keeps running when nobody calls
 * it any more, on twice as many instances.
 */
export function* gpuSamples(story: Story): Iterable<TelemetrySample> {
  for (const day of story.days) {
    const held = SECONDS_A_DAY * (story.isIdle(day) ? 2 : 1);
    for (const [measure, value] of [
      ['gpu_seconds', held],
      [
        'gpu_active_seconds',
        Math.round((held * activePerMille(story, day)) / 1000),
      ],
    ] as const) {
      yield {
        kind: 'count',
        measure,
        period: day.day,
        dimensions: { tags: { component: 'result-ranker' } },
        value,
      };
    }
  }
}

function activePerMille(story: Story, day: StoryDay): number {
  return story.isIdle(day)
    ? 4
    : 280 + Math.round(noise(story.seed, 'ranker gpus', day.index) * 0.12);
}
