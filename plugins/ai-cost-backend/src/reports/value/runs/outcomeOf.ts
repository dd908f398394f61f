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
import type { KnownRun } from './KnownRun';

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
  /** Only the silence of a registry says so. */
  presumed: boolean;
}

/**
 * What came of a run: `promoted` when a version that was registered of it has an
 * alias or a stage of production, `evaluated` when a version was registered, else
 * what its reporter says. Without either it is `abandoned` when it failed, or
 * when it finished under the eyes of a tracker, which has a registry.
 */
export function outcomeOf(run: KnownRun): RunOutcome {
  const { status, outcome, versions, tracked } = run;
  const known = (it: Omit<RunOutcome, 'presumed'>) => ({
    ...it,
    presumed: false,
  });
  for (const version of versions) {
    const alias = version.aliases.find(name =>
      IN_PRODUCTION.includes(name.trim().toLowerCase()),
    );
    if (alias !== undefined) {
      return known({
        outcome: 'promoted',
        evidence: `${nameOf(version)} is ${alias}`,
      });
    }
  }
  if (versions.length > 0) {
    return known({
      outcome: 'evaluated',
      evidence: `${nameOf(versions[0])} is registered`,
    });
  }
  if (outcome !== undefined) {
    return known({ outcome, evidence: 'Its usage events say so' });
  }
  if (status === undefined) {
    return known({
      outcome: 'unknown',
      evidence: 'Nothing says whether it has ended',
    });
  }
  if (status === 'running') {
    return known({ outcome: 'running', evidence: 'It has not ended' });
  }
  if (!tracked) {
    return known(
      status === 'finished'
        ? {
            outcome: 'unknown',
            evidence: 'It finished, and nothing says what came of it',
          }
        : {
            outcome: 'abandoned',
            evidence: `Its usage events say that ${ENDED[status]}`,
          },
    );
  }
  return {
    outcome: 'abandoned',
    evidence: `No version was registered of it, and ${ENDED[status]}`,
    presumed: status === 'finished',
  };
}

function nameOf({ model, version }: ModelVersion): string {
  return `Version ${version} of ${model}`;
}
