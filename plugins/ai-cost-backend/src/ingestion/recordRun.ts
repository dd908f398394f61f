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

import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Ledger } from '../ledger/Ledger';
import type { RunResult } from '../ledger/sources/RunStore';
import { logFailure } from './logFailure';
import { problemOf } from './problemOf';
import { RunReport } from './RunReport';
import type { UnsavedRuns } from './UnsavedRuns';

const HEARTBEAT_MILLISECONDS = 10_000;

/**
 * Does the work of a run, and records when it began, that it lives, and how it
 * ended, whatever happens.
 *
 * @throws what the database fails with, unless the run has failed anyway
 */
export async function recordRun(options: {
  ledger: Ledger;
  sourceId: string;
  logger: LoggerService;
  signal: AbortSignal;
  now: () => Date;
  /** Where the result is kept when it cannot be stored. */
  unsaved: UnsavedRuns;
  work: (runId: number, report: RunReport) => Promise<void>;
}): Promise<RunResult> {
  const { ledger, sourceId, logger, signal, now, unsaved, work } = options;
  const { runs, sources } = ledger;
  const start = now();
  await unsaved.store(sourceId, runs);
  await runs.abortStale({ sourceId, now: start });
  await runs.prune(sourceId, start);
  const runId = await runs.start(sourceId, start);
  const heart = setInterval(() => {
    // A missed beat is no reason to stop; the run itself finds out.
    runs.heartbeat(runId, now()).catch(() => {});
  }, HEARTBEAT_MILLISECONDS);
  heart.unref();

  const report = RunReport.create();
  try {
    await work(runId, report);
  } catch (error) {
    if (signal.aborted) {
      report.aborted();
    } else {
      logFailure(logger, error);
      report.failed(problemOf(error));
    }
  } finally {
    clearInterval(heart);
  }

  const result = report.result();
  const { outcome, deliveries, rows, problems } = result;
  logger.info(`Ingestion ended: ${outcome}`, {
    deliveries,
    rows,
    problems: problems.length,
  });
  const end = now();
  try {
    const succeededAt = outcome === 'success' ? end : undefined;
    await sources.recordRun(sourceId, { problems, succeededAt });
    await runs.finish(runId, result, end);
  } catch (error) {
    unsaved.keep(sourceId, { runId, result, end });
    // When the database is what failed, the first failure says more.
    if (outcome !== 'failed') {
      throw error;
    }
    logFailure(logger, error);
  }
  return result;
}
