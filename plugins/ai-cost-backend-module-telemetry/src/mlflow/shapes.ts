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

import { optionalText, requiredText } from 'backstage-plugin-ai-cost-node';
import { z } from 'zod';
import { anyNumber, optionalInstant } from '../source/fields';

const nextPage = { next_page_token: optionalText };

const pair = z.object({ key: requiredText, value: z.string() });

/** What has a key and a value; the rest is left out. */
const pairs = z
  .array(z.unknown())
  .nullish()
  .transform(all => (all ?? []).flatMap(each => read(pair, each)));

const measurement = z.object({
  key: requiredText,
  /** NaN and infinite where the run had it so. */
  value: anyNumber,
  timestamp: optionalInstant,
  step: anyNumber.optional(),
});

/** A page of experiments. */
export const experimentsPage = z.object({
  ...nextPage,
  experiments: z
    .array(
      z.object({
        experiment_id: requiredText,
        name: requiredText,
        tags: pairs,
      }),
    )
    .nullish(),
});

/** A run, with the last value of each metric. */
export const run = z
  .object({
    info: z.object({
      run_id: requiredText,
      run_name: optionalText,
      experiment_id: requiredText,
      status: optionalText,
      start_time: optionalInstant,
      end_time: optionalInstant,
    }),
    data: z
      .object({
        metrics: z
          .array(z.unknown())
          .nullish()
          .transform(all =>
            (all ?? []).flatMap(each => read(measurement, each)),
          ),
        params: pairs,
        tags: pairs,
      })
      .nullish(),
  })
  .transform(({ info, data }) => ({
    id: info.run_id,
    name: info.run_name,
    experimentId: info.experiment_id,
    status: info.status,
    startedAt: info.start_time,
    endedAt: info.end_time,
    metrics: data?.metrics ?? [],
    params: data?.params ?? [],
    tags: data?.tags ?? [],
  }));

export type MlflowRun = z.infer<typeof run>;

/** A page of runs, each to be read by itself. */
export const runsPage = z.object({
  ...nextPage,
  runs: z.array(z.unknown()).nullish(),
});

export const runAnswer = z.object({ run });

/** A page of registered models, which know where their aliases point to. */
export const modelsPage = z.object({
  ...nextPage,
  registered_models: z
    .array(
      z.object({
        name: requiredText,
        aliases: z
          .array(z.object({ alias: requiredText, version: requiredText }))
          .nullish(),
      }),
    )
    .nullish(),
});

export const version = z
  .object({
    name: requiredText,
    version: requiredText,
    creation_timestamp: optionalInstant,
    last_updated_timestamp: optionalInstant,
    current_stage: optionalText,
    run_id: optionalText,
    aliases: z.array(requiredText).nullish(),
  })
  .transform(each => ({
    model: each.name,
    version: each.version,
    createdAt: each.creation_timestamp,
    updatedAt: each.last_updated_timestamp,
    stage: each.current_stage,
    runId: each.run_id,
    aliases: each.aliases ?? [],
  }));

export type MlflowVersion = z.infer<typeof version>;

/** A page of versions, each to be read by itself. */
export const versionsPage = z.object({
  ...nextPage,
  model_versions: z.array(z.unknown()).nullish(),
});

/** A page of the values that a metric had in a run. */
export const historyPage = z.object({
  ...nextPage,
  metrics: z.array(measurement).nullish(),
});

export type Measurement = z.infer<typeof measurement>;

function read<T>(schema: z.ZodType<T>, value: unknown): T[] {
  const result = schema.safeParse(value);
  return result.success ? [result.data] : [];
}
