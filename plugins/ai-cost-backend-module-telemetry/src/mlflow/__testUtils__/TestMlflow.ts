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

import { ConfigReader } from '@backstage/config';
import { TestApi } from '@internal/ai-cost-test-api';
import type { EntityTelemetryQuery } from 'backstage-plugin-ai-cost-node';
import { collectAll } from '../../__testUtils__/collectAll';
import { readMlflow } from '../readMlflow';

export const ROOT = '/api/2.0/mlflow';
const WINDOW = { from: '2026-10-01T00:00Z', to: '2026-10-04T00:00Z' };

export function at(text: string): number {
  return Date.parse(text);
}

export function run(id: string, others: { info?: object; data?: object } = {}) {
  return {
    info: {
      run_id: id,
      run_uuid: id,
      run_name: `name-of-${id}`,
      experiment_id: '1',
      user_id: 'ana',
      status: 'FINISHED',
      start_time: at('2026-10-02T10:00:00Z'),
      end_time: at('2026-10-02T12:00:00Z'),
      lifecycle_stage: 'active',
      ...others.info,
    },
    data: {
      metrics: [
        { key: 'val/accuracy', value: 0.91, timestamp: 1, step: 3 },
        { key: 'sample_size', value: 2000, timestamp: 1, step: 0 },
      ],
      params: [{ key: 'lr', value: '0.1' }],
      tags: [{ key: 'mlflow.user', value: 'ana' }],
      ...others.data,
    },
  };
}

export function query(
  others: Partial<EntityTelemetryQuery>,
): EntityTelemetryQuery {
  return {
    kind: 'quality',
    name: 'accuracy',
    source: 'mlflow',
    expression: 'team/fraud/val/accuracy',
    direction: 'higher',
    entityRef: 'component:default/fraud',
    environment: 'production',
    ...others,
  };
}

/** An MLflow on this machine that knows what a test gives it. */
export class TestMlflow {
  readonly api: TestApi;
  /** Pages of runs by their tokens. */
  runs: Record<string, object[]> = { '': [run('r1')] };
  /** Runs that are found by their ids. */
  single: Record<string, object> = {};
  models: object[] = [];
  versions: object[] = [];

  static async start(): Promise<TestMlflow> {
    return new TestMlflow(await TestApi.start());
  }

  private constructor(api: TestApi) {
    this.api = api;
    api.on(`${ROOT}/experiments/search`, () => ({
      json: {
        experiments: [
          {
            experiment_id: '1',
            name: 'team/fraud',
            lifecycle_stage: 'active',
            tags: [{ key: 'backstage.io/entity', value: 'fraud' }],
          },
          { experiment_id: '2', name: 'team' },
        ],
      },
    }));
    api.on(`${ROOT}/runs/search`, ({ body }) => {
      const token = JSON.parse(body).page_token ?? '';
      const tokens = Object.keys(this.runs);
      return {
        json: {
          runs: this.runs[token],
          next_page_token: tokens[tokens.indexOf(token) + 1],
        },
      };
    });
    api.on(`${ROOT}/runs/get`, request => {
      const found = this.single[request.query.get('run_id')!];
      return found
        ? { json: { run: found } }
        : { status: 404, json: { error_code: 'RESOURCE_DOES_NOT_EXIST' } };
    });
    api.on(`${ROOT}/registered-models/search`, () => ({
      json: { registered_models: this.models },
    }));
    api.on(`${ROOT}/model-versions/search`, () => ({
      json: { model_versions: this.versions },
    }));
  }

  source(settings: object = {}) {
    return readMlflow(
      new ConfigReader({
        ...{ id: 'mlflow', type: 'mlflow', baseUrl: this.api.url },
        ...settings,
      }),
    );
  }

  collect(queries: EntityTelemetryQuery[] = [], settings: object = {}) {
    return collectAll(this.source(settings), WINDOW, queries);
  }

  close(): Promise<void> {
    return this.api.close();
  }
}
