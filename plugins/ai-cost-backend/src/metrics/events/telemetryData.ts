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

import { SCORE_DIRECTIONS } from 'backstage-plugin-ai-cost-common';
import type { TelemetryDimensions } from 'backstage-plugin-ai-cost-node';
import { z } from 'zod';
import { tags, text, trimKeys } from '../../series/events/eventText';

const MOST_COUNTED = 1e12;
const LARGEST_SCORE = 1e12;

const dimensions = {
  'gen_ai.provider.name': text().optional(),
  'gen_ai.request.model': text().optional(),
  'gen_ai.operation.name': text().optional(),
  'deployment.environment.name': text().optional(),
  account: text().optional(),
  project: text().optional(),
  api_key_id: text().optional(),
  tags: tags.optional(),
  entityRef: text()
    .regex(
      /^[^:/\s]+:[^:/\s]+\/[^:/\s]+$/,
      'must be a whole entity ref, like component:default/ranker',
    )
    .optional(),
};

const instant = z.iso.datetime({ offset: true });

/**
 * The `data` of `gen_ai.evaluation.result`. Names are those of OpenTelemetry's
 * event where it has one. Its label, explanation and response are not read;
 * anything else is refused, for a name with a typing error would be lost without
 * a word.
 */
export const evaluationData = z.strictObject({
  ...dimensions,
  'gen_ai.evaluation.name': text(),
  'gen_ai.evaluation.score.value': z
    .number()
    .min(-LARGEST_SCORE)
    .max(LARGEST_SCORE),
  'gen_ai.evaluation.score.label': z.unknown().optional(),
  'gen_ai.evaluation.explanation': z.unknown().optional(),
  'gen_ai.response.id': z.unknown().optional(),
  /** How many answers the score is the mean of. */
  sampleSize: z.number().positive().max(MOST_COUNTED).optional(),
  evaluator: text().optional(),
  direction: z.enum(SCORE_DIRECTIONS).optional(),
  window: z
    .strictObject({ from: instant, to: instant })
    .refine(({ from, to }) => Date.parse(from) < Date.parse(to), {
      message: 'must end after it begins',
    })
    .optional(),
});

/** The `data` of `ai-cost.business-units`. */
export const businessUnitsData = z.strictObject({
  ...dimensions,
  /** What was produced, such as `prediction`. */
  name: text(),
  count: z.number().min(0).max(MOST_COUNTED),
});

/** The dimensions that an event names. */
export function dimensionsOf(
  data: z.infer<typeof businessUnitsData> | z.infer<typeof evaluationData>,
): TelemetryDimensions {
  return {
    provider: data['gen_ai.provider.name'],
    model: data['gen_ai.request.model'],
    operation: data['gen_ai.operation.name'],
    account: data.account,
    project: data.project,
    apiKeyId: data.api_key_id,
    environment: data['deployment.environment.name'],
    entityRef: data.entityRef,
    tags: trimKeys(data.tags ?? {}),
  };
}
