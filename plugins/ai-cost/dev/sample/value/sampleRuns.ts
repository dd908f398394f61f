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

import {
  addDays,
  type Day,
  type EntityTrainingRuns,
} from 'backstage-plugin-ai-cost-common';

/** Runs with every outcome: one that nobody charged for, and one estimated. */
export function sampleRuns(entityRef: string, today: Day): EntityTrainingRuns {
  const day = (back: number) => addDays(today, -back);
  const costEvidence = 'The tag mlflow.run_id of 14 charge lines';
  return {
    entityRef,
    currency: 'USD',
    runs: [
      {
        runId: 'b41c77aa',
        source: 'mlflow',
        name: 'fraud-gbm-v9',
        experiment: 'fraud-detector',
        outcome: 'running',
        evidence: 'It has not ended.',
        startedAt: `${day(0)}T06:10:00Z`,
        metrics: {},
      },
      {
        runId: '9e1f02d4',
        source: 'mlflow',
        name: 'fraud-gbm-v8',
        experiment: 'fraud-detector',
        outcome: 'promoted',
        evidence: 'Version 8 has the alias champion.',
        startedAt: `${day(6)}T08:00:00Z`,
        endedAt: `${day(6)}T19:30:00Z`,
        cost: '412.35',
        costEvidence,
        metrics: { auc: 0.9471, recall: 0.861, loss: 0.1882, epochs: 40 },
      },
      {
        runId: '77d0c3be',
        source: 'mlflow',
        name: 'fraud-gbm-v7',
        experiment: 'fraud-detector',
        outcome: 'evaluated',
        evidence: 'Version 7 is registered, without an alias.',
        startedAt: `${day(11)}T08:00:00Z`,
        endedAt: `${day(11)}T15:00:00Z`,
        cost: '287.10',
        costEvidence,
        metrics: { auc: 0.9418, recall: 0.848 },
      },
      {
        runId: '31aa90ef',
        source: 'mlflow',
        experiment: 'fraud-detector',
        outcome: 'abandoned',
        evidence: 'It failed, and no version names it.',
        startedAt: `${day(13)}T08:00:00Z`,
        endedAt: `${day(13)}T09:12:00Z`,
        metrics: { auc: 0.71 },
      },
      {
        runId: 'judge-2026-11',
        source: 'external:evaluation',
        outcome: 'unknown',
        evidence: 'It finished, and nothing says what came of it',
        startedAt: `${day(15)}T08:00:00Z`,
        endedAt: `${day(15)}T08:40:00Z`,
        cost: '3.20',
        isEstimate: true,
        costEvidence: 'No charge names it; estimated from its usage events',
        metrics: {},
      },
    ],
    outcomes: [
      {
        outcome: 'promoted',
        runs: 1,
        cost: '412.35',
        withoutCost: 0,
        estimated: 0,
      },
      {
        outcome: 'evaluated',
        runs: 1,
        cost: '287.10',
        withoutCost: 0,
        estimated: 0,
      },
      {
        outcome: 'abandoned',
        runs: 1,
        cost: '0',
        withoutCost: 1,
        estimated: 0,
      },
      { outcome: 'running', runs: 1, cost: '0', withoutCost: 1, estimated: 0 },
      {
        ...{ outcome: 'unknown', runs: 1, cost: '3.20' },
        ...{ withoutCost: 0, estimated: 1 },
      },
    ],
  };
}
