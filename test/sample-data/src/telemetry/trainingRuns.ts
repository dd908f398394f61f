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

import type { TrainingRun } from 'backstage-plugin-ai-cost-node';
import { ACCOUNTS } from '../spenders/aws/accounts';
import { noise } from '../story/noise';
import type { Story } from '../story/Story';

/** The weekly runs that train the fraud model, as its registry tells of them. */
export function trainingRuns(story: Story): TrainingRun[] {
  let best = 0;
  return story.days
    .filter(({ weekday }) => weekday === 7)
    .map(({ day }, week) => {
      const auc =
        Math.round(9_050 + week * 4 + noise(story.seed, 'auc', week) * 0.12) /
        10_000;
      const better = auc > best;
      best = Math.max(best, auc);
      const registered = better || noise(story.seed, 'registered', week) > 600;
      return {
        runId: `fraud-${day}`,
        name: `fraud-${day}`,
        experiment: 'fraud-detector',
        status: 'finished' as const,
        startedAt: `${day}T02:00:00.000Z`,
        endedAt: `${day}T20:08:00.000Z`,
        entityRef: 'component:default/fraud-model-training',
        tags: {
          'sagemaker.job_arn': `arn:aws:sagemaker:us-east-1:${ACCOUNTS.production.id}:training-job/fraud-${day}`,
        },
        metrics: { auc },
        versions: registered
          ? [
              {
                model: 'fraud-detector',
                version: String(week + 1),
                aliases: better ? ['champion'] : [],
              },
            ]
          : [],
      };
    });
}
