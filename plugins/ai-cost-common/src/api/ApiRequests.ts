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

import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import type { RequestOptions } from './AiCostApi';

/**
 * What the clients need; Backstage's `discoveryApi` and `fetchApi` fit.
 *
 * @public
 */
export interface AiCostClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi: { fetch: typeof fetch };
}

/** Requests to the AI Cost backend, that reject when it refuses or fails. */
export class ApiRequests {
  readonly #discoveryApi: AiCostClientOptions['discoveryApi'];
  readonly #fetchApi: AiCostClientOptions['fetchApi'];

  static create(options: AiCostClientOptions): ApiRequests {
    return new ApiRequests(options);
  }

  private constructor(options: AiCostClientOptions) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  /** @param path - below the plugin's base URL, with a leading slash */
  async get(
    path: string,
    params: URLSearchParams | undefined,
    options: RequestOptions | undefined,
  ): Promise<Response> {
    return this.send('GET', params ? `${path}?${params}` : path, options);
  }

  async send(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    pathAndQuery: string,
    options: RequestOptions | undefined,
    body?: object,
  ): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('ai-cost');
    const response = await this.#fetchApi.fetch(`${baseUrl}${pathAndQuery}`, {
      method,
      signal: options?.signal,
      headers: {
        ...(options?.token && { Authorization: `Bearer ${options.token}` }),
        ...(body && { 'Content-Type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

/** `/{kind}/{namespace}/{name}` of an entity ref. */
export function entityPath(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/${[kind, namespace, name].map(encodeURIComponent).join('/')}`;
}
