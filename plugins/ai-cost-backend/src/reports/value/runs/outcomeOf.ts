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

import type { TrainingOutcome } from 'backstage-plugin-ai-cost-common';
import type { ModelVersion, TrainingRun } from 'backstage-plugin-ai-cost-node';

// What teams call the version in use; `Production` is also MLflow's older stage.
const IN_PRODUCTION = ['champion', 'production', 'prod', 'live'];

const ENDED: Record<Exclude<TrainingRun['status'], 'running'>, string> = {
  finished: 'it finished',
  failed: 'it failed',
  killed: 'it was killed',
};

/** What came of a run, and what says so, for people. */
export interface RunOutcome {
  outcome: TrainingOutcome;
  evidence: string;
}

/**
 * What came of a run: `promoted` when a version that was registered of it has an
 * alias or a stage of production, `evaluated` when a version was registered,
 * `abandoned` when it ended without one.
 */
export function outcomeOf({ status, versions }: TrainingRun): RunOutcome {
  for (const version of versions) {
    const alias = version.aliases.find(name =>
      IN_PRODUCTION.includes(name.trim().toLowerCase()),
    );
    if (alias !== undefined) {
      return {
        outcome: 'promoted',
        evidence: `${nameOf(version)} is ${alias}`,
      };
    }
  }
  if (versions.length > 0) {
    return {
      outcome: 'evaluated',
      evidence: `${nameOf(versions[0])} is registered`,
    };
  }
  return status === 'running'
    ? { outcome: 'running', evidence: 'It has not ended' }
    : {
        outcome: 'abandoned',
        evidence: `No version was registered of it, and ${ENDED[status]}`,
      };
}

function nameOf({ model, version }: ModelVersion): string {
  return `Version ${version} of ${model}`;
}
