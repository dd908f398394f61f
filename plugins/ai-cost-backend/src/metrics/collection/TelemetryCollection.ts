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
import { ForwardedError } from '@backstage/errors';
import type {
  EntityTelemetryQuery,
  TelemetryProblem,
  TelemetrySource,
  TelemetryWindow,
  TrainingRun,
} from 'backstage-plugin-ai-cost-node';
import { problemOf } from '../../ingestion/problemOf';
import { readSource } from '../../ingestion/SourceFailure';
import { yieldToEventLoop } from '../../ledger/writers/yieldToEventLoop';
import type { TelemetryStore } from '../store/TelemetryStore';
import { collectionWindows } from './collectionWindows';
import { publicText } from './publicText';
import { isQueriedBy } from './queriedSeries';
import type { TelemetryQueryStore } from './TelemetryQueryStore';
import type { TelemetrySources } from './TelemetrySources';
import type { TelemetrySourceStore } from './TelemetrySourceStore';
import type { TrainingRunStore } from './TrainingRunStore';

const MOST_PROBLEMS = 20;

/** What a source could not say, over all windows of a run. */
interface RunProblems {
  /** By query. */
  ofQueries: Map<EntityTelemetryQuery, string>;
  others: string[];
}

/** Asks telemetry sources for their recent hours. */
export class TelemetryCollection {
  readonly #options: Parameters<typeof TelemetryCollection.create>[0];
  readonly #now: () => Date;

  static create(options: {
    store: TelemetryStore;
    runs: TrainingRunStore;
    statuses: TelemetrySourceStore;
    queries: TelemetryQueryStore;
    sources: Pick<TelemetrySources, 'find'>;
    /** What annotations of entities ask for. */
    readQueries(): Promise<EntityTelemetryQuery[]>;
    logger: LoggerService;
    now?: () => Date;
  }): TelemetryCollection {
    return new TelemetryCollection(options);
  }

  private constructor(
    options: Parameters<typeof TelemetryCollection.create>[0],
  ) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  /**
   * Reads the hours of a source that may still have changed, and replaces what
   * it said of them before.
   *
   * @throws whatever the source throws; what was known of the window then stays
   */
  async run(source: TelemetrySource, signal: AbortSignal): Promise<void> {
    const { statuses, logger } = this.#options;
    const startedAt = this.#now();
    try {
      const problems = shortened(await this.#collect(source, signal));
      for (const problem of problems) {
        logger.warn(`Telemetry of ${source.id}: ${problem}`);
      }
      await statuses.noteSuccess(source.id, { at: startedAt, problems });
    } catch (error) {
      await statuses.noteFailure(
        source.id,
        publicText(problemOf(error).message),
      );
      throw error;
    }
  }

  /**
   * Notes the queries of annotations that no source is asked for, and forgets
   * those that nobody asks any more.
   */
  async checkQueries(): Promise<void> {
    const asked = await this.#readQueries();
    const outcomes = asked.flatMap(query => {
      const found = this.#options.sources.find(query.source);
      return 'problem' in found ? [{ query, problem: found.problem }] : [];
    });
    await this.#options.queries.record(outcomes, asked);
  }

  /** @returns what is wrong and concerns no query, for people */
  async #collect(
    source: TelemetrySource,
    signal: AbortSignal,
  ): Promise<string[]> {
    const { store, statuses, queries, sources } = this.#options;
    const asked = await this.#readQueries();
    const own = asked.filter(query => {
      const found = sources.find(query.source);
      return 'source' in found && found.source.id === source.id;
    });
    const problems: RunProblems = { ofQueries: new Map(), others: [] };
    const windows = collectionWindows({
      now: this.#now(),
      trailingHours: source.trailingHours,
      historyHours: source.historyHours ?? source.trailingHours,
      readTo: await statuses.readTo(source.id),
      keptFrom: store.daysKeptFrom(),
      hoursFrom: await store.keptFrom(),
    });
    for (const window of windows) {
      await this.#collectWindow({ source, window, own, problems, signal });
      // What is missed is not read again when a later window fails.
      await statuses.noteRead(source.id, window.to);
    }
    await queries.record(
      own.map(query => ({ query, problem: problems.ofQueries.get(query) })),
      asked,
    );
    return problems.others;
  }

  async #collectWindow(options: {
    source: TelemetrySource;
    window: TelemetryWindow;
    own: readonly EntityTelemetryQuery[];
    problems: RunProblems;
    signal: AbortSignal;
  }): Promise<void> {
    const { source, window, own, problems, signal } = options;
    const { store, runs, logger } = this.#options;
    const reporter = `source:${source.id}`;
    const reading = await store.read({ reporter, window });
    const found: TrainingRun[] = [];
    const unanswered: EntityTelemetryQuery[] = [];
    let incomplete = false;
    for await (const batch of readSource(
      source.collect(window, {
        logger: logger.child({ telemetrySource: source.id }),
        ...{ signal, queries: own },
      }),
    )) {
      signal.throwIfAborted();
      // A source that has everything at hand would let nobody else work.
      await yieldToEventLoop();
      reading.add(batch.samples);
      found.push(...(batch.runs ?? []));
      for (const problem of batch.problems ?? []) {
        const message = publicText(problem.message);
        const query = queryOf(problem, own);
        if (query) {
          unanswered.push(query);
          problems.ofQueries.set(query, message);
        } else {
          incomplete = true;
          problems.others.push(message);
        }
      }
    }
    await store.replace({
      ...{ reading, window, signal },
      // Nobody knows of which series the source could not say anything.
      keep: series =>
        incomplete || unanswered.some(query => isQueriedBy(series, query)),
    });
    const leftOut = await runs.put(source.id, found);
    problems.others.push(
      ...reading.skipped.list(),
      ...(leftOut > 0
        ? [`${leftOut} runs without a usable id or start were skipped`]
        : []),
    );
  }

  async #readQueries(): Promise<EntityTelemetryQuery[]> {
    try {
      return await this.#options.readQueries();
    } catch (error) {
      throw new ForwardedError(
        'The catalog could not be read for what annotations ask; telemetry stays as it was',
        error,
      );
    }
  }
}

/** The query that a problem is about, as it was given to the source. */
function queryOf(
  { query }: TelemetryProblem,
  own: readonly EntityTelemetryQuery[],
): EntityTelemetryQuery | undefined {
  return (
    query &&
    own.find(
      ({ entityRef, kind, name }) =>
        entityRef === query.entityRef &&
        kind === query.kind &&
        name === query.name,
    )
  );
}

function shortened(problems: readonly string[]): string[] {
  const different = [...new Set(problems)];
  return different.length > MOST_PROBLEMS
    ? [
        ...different.slice(0, MOST_PROBLEMS),
        `and ${different.length - MOST_PROBLEMS} more`,
      ]
    : different;
}
