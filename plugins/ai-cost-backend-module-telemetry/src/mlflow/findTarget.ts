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

import { InputError } from '@backstage/errors';
import type { TelemetryQuery } from 'backstage-plugin-ai-cost-common';
import { excerpt } from '../source/cleanName';
import type { Experiment, Experiments } from './Experiments';
import type { Registry } from './Registry';

/** What an annotation asks MLflow for. */
export type Target =
  | { metric: string; model: string; experiment?: undefined }
  | { metric: string; experiment: Experiment; model?: undefined };

/**
 * Reads `<experiment or registered model>/<metric>`. Names of all three may have
 * slashes, so the longest beginning that is a name is one; a registered model
 * wins over an experiment of its name.
 *
 * @throws InputError when there is none, or something else is asked for
 */
export function findTarget(
  { kind, expression }: TelemetryQuery,
  known: { experiments: Experiments; registry: Registry },
): Target {
  if (kind !== 'quality') {
    throw new InputError(
      `MLflow knows scores: ask for them in ai-cost/quality, not in the annotation of ${kind}`,
    );
  }
  for (
    let at = expression.lastIndexOf('/');
    at > 0;
    at = expression.lastIndexOf('/', at - 1)
  ) {
    const name = expression.slice(0, at);
    const metric = expression.slice(at + 1);
    const experiment = known.experiments.find(name);
    if (metric !== '' && known.registry.hasModel(name)) {
      return { metric, model: name };
    }
    if (metric !== '' && experiment) {
      return { metric, experiment };
    }
  }
  throw new InputError(
    `${excerpt(
      expression,
    )} names no experiment and no registered model that this source may read; write mlflow:<experiment or registered model>/<metric>`,
  );
}
