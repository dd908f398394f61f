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

import type { Spender } from '../../spending/Spender';
import { allocated } from '../../spending/Truth';
import { demand, steady } from '../../story/demand';
import type { Story, StoryDay } from '../../story/Story';
import { ACCOUNTS } from './accounts';
import { SageMakerUse, sageMakerUsage } from './sageMakerUsage';

const arn = (account: keyof typeof ACCOUNTS, resource: string) =>
  `arn:aws:sagemaker:us-east-1:${ACCOUNTS[account].id}:${resource}`;

/** Instance hours of a day on which six instances train around the clock. */
const RUNAWAY_HOURS = 24 * 6;

/** Endpoints, training jobs, notebooks and processing on Amazon SageMaker. */
export function sageMakerSpenders(story: Story): Spender[] {
  return [
    ...endpoints(story),
    ...trainings(story),
    ...fraudTrainings(story),
    ...tooling(story),
  ].map(use => sageMakerUsage(story, use));
}

function endpoints(story: Story): SageMakerUse[] {
  const ranker = 'component:default/result-ranker';
  const fraud = 'component:default/fraud-detector';
  return [
    {
      usage: 'Host',
      instance: 'g5.2xlarge',
      account: 'staging',
      resourceId: arn('staging', 'endpoint/fraud-shadow'),
      tags: { env: 'stg', team: 'booking-payments' },
      demand: steady(24),
      truth: allocated({ entity: fraud, environment: 'staging' }),
    },
    {
      // Nobody calls this endpoint any more, and nobody has switched it off.
      usage: 'Host',
      instance: 'g5.2xlarge',
      account: 'production',
      resourceId: arn('production', 'endpoint/result-ranker-v2-canary'),
      demand: steady(24, day => (story.isIdle(day) ? 2000 : 1000)),
      truth: allocated({ entity: ranker }),
    },
    {
      usage: 'Host',
      instance: 'm5.xlarge',
      account: 'production',
      resourceId: arn('production', 'endpoint/fraud-detector-blue'),
      // `ai-cost/environment` of the fraud detector.
      truth: allocated({ entity: fraud, environment: 'production' }),
      demand: demand({
        story,
        name: 'fraud-detector',
        perDay: 192,
        growth: 25,
        weekend: 900,
        scatter: 60,
      }),
    },
  ];
}

function trainings(story: Story): SageMakerUse[] {
  const isMonday = (day: StoryDay) => day.weekday === 1;
  return [
    {
      usage: 'Train',
      instance: 'p4d.24xlarge',
      account: 'production',
      resourceId: arn('production', 'training-job/ranker-weekly'),
      tags: {
        application: 'result-ranker',
        component: 'training',
        environment: 'production',
      },
      demand: day => {
        if (story.isRunaway(day)) {
          return RUNAWAY_HOURS * 1000;
        }
        return isMonday(day) ? 11_500 : 0;
      },
      truth: allocated({
        entity: 'component:default/ranker-training',
        environment: 'production',
        workload: 'training',
      }),
    },
  ];
}

/** Each weekly job is a resource of its own. */
function fraudTrainings(story: Story): SageMakerUse[] {
  return story.days
    .filter(({ weekday }) => weekday === 7)
    .map(sunday => ({
      usage: 'Train',
      instance: 'g5.12xlarge',
      account: 'production',
      resourceId: arn('production', `training-job/fraud-${sunday.day}`),
      tags: { environment: 'production', team: 'booking-payments' },
      demand: ({ index }: StoryDay) => (index === sunday.index ? 36_250 : 0),
      truth: allocated({
        entity: 'component:default/fraud-model-training',
        environment: 'production',
        workload: 'training',
      }),
    }));
}

function tooling(story: Story): SageMakerUse[] {
  const notebooks = allocated({
    entity: 'component:default/notebooks',
    environment: 'development',
    workload: 'tooling',
  });
  return [
    {
      usage: 'Notebk',
      instance: 't3.xlarge',
      account: 'research',
      resourceId: arn('research', 'notebook-instance/research'),
      tags: { environment: 'dev' },
      truth: notebooks,
      demand: demand({ story, name: 'notebook', perDay: 72, weekend: 150 }),
    },
    {
      usage: 'Studio:KernelGateway',
      instance: 'g4dn.xlarge',
      account: 'research',
      resourceId: arn('research', 'app/d-larkfield/shared'),
      tags: { environment: 'dev' },
      truth: notebooks,
      demand: demand({
        story,
        name: 'studio',
        perDay: 95,
        growth: 45,
        weekend: 100,
      }),
    },
    {
      usage: 'Processing',
      instance: 'm5.4xlarge',
      account: 'data',
      resourceId: arn('data', 'processing-job/feature-store-nightly'),
      tags: { application: 'feature-store', env: 'prod' },
      truth: allocated({
        entity: 'component:default/feature-store',
        environment: 'production',
        workload: 'data',
      }),
      demand: demand({
        story,
        name: 'processing',
        perDay: 58,
        growth: 20,
        weekend: 1000,
      }),
    },
  ];
}
