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
  DeliveryError,
  readPages,
  type ApiClient,
  type ApiQuestion,
  type ApiRequest,
} from 'backstage-plugin-ai-cost-node';
import {
  experimentsPage,
  historyPage,
  modelsPage,
  runAnswer,
  runsPage,
  versionsPage,
  type Measurement,
  type MlflowRun,
} from './shapes';

const ROOT = 'api/2.0/mlflow';
const RUNS_A_PAGE = 500;
const MOST_HISTORY_PAGES = 20;
const MOST_PAGES = 1_000;

/** What is searched for among runs. */
export interface RunSearch {
  experimentIds: readonly string[];
  /** Runs that started at or after it. */
  since?: Date;
}

/** The calls of MLflow's REST API that telemetry needs. */
export class MlflowApi {
  readonly #client: ApiClient;
  readonly #signal: AbortSignal;

  static create(options: {
    client: ApiClient;
    signal: AbortSignal;
  }): MlflowApi {
    return new MlflowApi(options.client, options.signal);
  }

  private constructor(client: ApiClient, signal: AbortSignal) {
    this.#client = client;
    this.#signal = signal;
  }

  /** All experiments that are not deleted. */
  async experiments() {
    return readPages({
      client: this.#client,
      what: 'experiments',
      read: async (cursor, budget) => {
        const page = await this.#post({
          path: 'experiments/search',
          body: { json: { max_results: 1000, ...tokenOf(cursor) } },
          schema: experimentsPage,
          budget,
        });
        return { items: page.experiments ?? [], next: page.next_page_token };
      },
    });
  }

  /** One page of runs, the newest first. */
  async runs(search: RunSearch, options: { token?: string; limit?: number }) {
    const page = await this.#post({
      path: 'runs/search',
      body: {
        json: {
          experiment_ids: search.experimentIds,
          ...(search.since && {
            filter: `attributes.start_time >= ${search.since.getTime()}`,
          }),
          order_by: ['attributes.start_time DESC'],
          max_results: options.limit ?? RUNS_A_PAGE,
          ...tokenOf(options.token),
        },
      },
      schema: runsPage,
    });
    return { runs: page.runs ?? [], next: page.next_page_token };
  }

  /**
   * All pages of runs, one at a time: there may be very many.
   *
   * @throws DeliveryError when the pages go in a circle or have no end
   */
  async *allRuns(search: RunSearch): AsyncGenerator<unknown[]> {
    const tokens = new Set<string>();
    let token: string | undefined;
    do {
      const page = await this.runs(search, { token });
      yield page.runs;
      token = page.next;
      if (
        token !== undefined &&
        (tokens.has(token) || tokens.size >= MOST_PAGES)
      ) {
        throw new DeliveryError(
          'The pages of runs go in a circle or have no end',
          {
            advice: 'Name fewer experiments in the source',
          },
        );
      }
      tokens.add(token ?? '');
    } while (token !== undefined);
  }

  async run(id: string): Promise<MlflowRun> {
    const { run } = await this.#get({
      path: 'runs/get',
      query: [['run_id', id]],
      schema: runAnswer,
    });
    return run;
  }

  async registeredModels() {
    return readPages({
      client: this.#client,
      what: 'registered models',
      read: async (cursor, budget) => {
        const page = await this.#get({
          path: 'registered-models/search',
          query: [['max_results', '1000'], ...pairsOf(cursor)],
          schema: modelsPage,
          budget,
        });
        return {
          items: page.registered_models ?? [],
          next: page.next_page_token,
        };
      },
    });
  }

  /** Versions of all registered models, each as it came. */
  async versions(): Promise<unknown[]> {
    return readPages({
      client: this.#client,
      what: 'versions of models',
      read: async (cursor, budget) => {
        const page = await this.#get({
          path: 'model-versions/search',
          query: [['max_results', '1000'], ...pairsOf(cursor)],
          schema: versionsPage,
          budget,
        });
        return { items: page.model_versions ?? [], next: page.next_page_token };
      },
    });
  }

  /** The values that a metric had in a run, in the order of its steps. */
  async history(runId: string, metric: string): Promise<Measurement[]> {
    const history = await readPages({
      client: this.#client,
      what: 'values of a metric',
      mostPages: MOST_HISTORY_PAGES,
      read: async (cursor, budget) => {
        const page = await this.#get({
          path: 'metrics/get-history',
          query: [
            ['run_id', runId],
            ['metric_key', metric],
            ['max_results', '5000'],
            ...pairsOf(cursor),
          ],
          schema: historyPage,
          budget,
        });
        return { items: page.metrics ?? [], next: page.next_page_token };
      },
    });
    return history.sort(
      (a, b) =>
        (a.step ?? 0) - (b.step ?? 0) ||
        (a.timestamp?.getTime() ?? 0) - (b.timestamp?.getTime() ?? 0),
    );
  }

  #get<T>(request: Omit<ApiRequest<T>, 'signal'>): Promise<T> {
    return this.#client.getJson({
      ...request,
      path: `${ROOT}/${request.path}`,
      signal: this.#signal,
    });
  }

  #post<T>(question: Omit<ApiQuestion<T>, 'signal'>): Promise<T> {
    return this.#client.postJson({
      ...question,
      path: `${ROOT}/${question.path}`,
      signal: this.#signal,
    });
  }
}

function tokenOf(cursor: string | undefined): { page_token?: string } {
  return cursor === undefined ? {} : { page_token: cursor };
}

function pairsOf(cursor: string | undefined): [string, string][] {
  return cursor === undefined ? [] : [['page_token', cursor]];
}
