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

import type {
  EntityTelemetryQuery,
  TelemetryBatch,
  TelemetryWindow,
} from 'backstage-plugin-ai-cost-node';
import { annotatedSamples, askedQuery } from './annotatedQueries';
import { askSeries } from './askSeries';
import { Evaluations } from './Evaluations';
import type { LabelMapping } from './LabelMapping';
import type { PrometheusApi } from './PrometheusApi';

const NOT_ASKED =
  'It was not asked, for the server did not answer another query of the entity; see what is said of that one';

interface AskOptions {
  /** Of the source, which evaluates what the queries score. */
  id: string;
  annotationApi: PrometheusApi;
  mapping: LabelMapping;
  window: TelemetryWindow;
  signal: AbortSignal;
}

/**
 * Asks the queries of an entity, one after the other. After one that the server
 * cannot bear, the others are not asked: those of all entities share a run.
 */
export async function askAnnotations(
  queries: readonly EntityTelemetryQuery[],
  options: AskOptions,
): Promise<TelemetryBatch[]> {
  const batches: TelemetryBatch[] = [];
  let unbearable = false;
  for (const query of queries) {
    if (unbearable) {
      batches.push(problemOf(query, NOT_ASKED));
    } else {
      const answer = await ask(query, options);
      batches.push(answer.batch);
      unbearable = answer.unbearable;
    }
  }
  return batches;
}

async function ask(
  query: EntityTelemetryQuery,
  options: AskOptions,
): Promise<{ batch: TelemetryBatch; unbearable: boolean }> {
  const { id, annotationApi: api, mapping, window, signal } = options;
  const asked = askedQuery(query);
  if ('problem' in asked) {
    return { batch: problemOf(query, asked.problem), unbearable: false };
  }
  const { expression, per } = asked;
  const evaluations = Evaluations.per(per, window);
  const answer = await askSeries({ api, evaluations, expression, signal });
  if ('problem' in answer) {
    const { problem, unbearable } = answer;
    return { batch: problemOf(query, problem), unbearable };
  }
  const { samples, problem } = annotatedSamples(query, answer.series, {
    ...{ mapping, evaluations },
    evaluator: id,
  });
  const problems = problem === undefined ? [] : [{ message: problem, query }];
  return { batch: { samples, problems }, unbearable: false };
}

function problemOf(
  query: EntityTelemetryQuery,
  message: string,
): TelemetryBatch {
  return { samples: [], problems: [{ message, query }] };
}
