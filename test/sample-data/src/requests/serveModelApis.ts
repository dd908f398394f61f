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

import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { utcDay } from 'backstage-plugin-ai-cost-common';
import { anthropicCosts, anthropicUsage } from './anthropicPages';
import { dailyUsage } from './dailyUsage';
import { liteLlmLogs } from './liteLlmLogs';
import type { ModelRequest } from './ModelRequest';
import { openAiCosts, openAiUsage } from './openAiPages';

/** A server that answers as the vendors' and the gateway's APIs do. */
export interface ModelApis {
  url: string;
  close(): Promise<void>;
}

const BUCKETS_A_PAGE = 7;

/** What a request for buckets asks for. */
interface BucketQuery {
  /** UTC days, the last one excluded. */
  days: string[];
  groupBy: string[];
}

/** Serves the costs and the usage of requests, a week of buckets a page. */
export async function serveModelApis(
  requests: readonly ModelRequest[],
): Promise<ModelApis> {
  const usage = dailyUsage(requests);
  const of = (vendor: string) =>
    usage.filter(({ caller }) => caller.vendor === vendor);
  const routes: Partial<Record<string, (query: URLSearchParams) => unknown>> = {
    '/v1/organization/costs': query =>
      pageOf(query, 'start_time', ({ days, groupBy }) =>
        openAiCosts(of('openai'), days, groupBy),
      ),
    '/v1/organization/usage/completions': query =>
      pageOf(query, 'start_time', ({ days, groupBy }) =>
        openAiUsage(of('openai'), days, groupBy),
      ),
    '/v1/organizations/cost_report': query =>
      pageOf(query, 'starting_at', ({ days, groupBy }) =>
        anthropicCosts(of('anthropic'), days, groupBy),
      ),
    '/v1/organizations/usage_report/messages': query =>
      pageOf(query, 'starting_at', ({ days, groupBy }) =>
        anthropicUsage(of('anthropic'), days, groupBy),
      ),
    '/spend/logs': query => liteLlmLogs(requests, query),
  };
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const route = routes[url.pathname];
    response.writeHead(route ? 200 : 404, {
      'content-type': 'application/json',
    });
    response.end(
      route
        ? JSON.stringify(route(url.searchParams))
        : JSON.stringify({ error: `no ${url.pathname}` }),
    );
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close(error => (error ? reject(error) : resolve()));
      }),
  };
}

function pageOf(
  query: URLSearchParams,
  start: 'start_time' | 'starting_at',
  buckets: (query: BucketQuery) => unknown[],
): unknown {
  const end = start === 'start_time' ? 'end_time' : 'ending_at';
  const from = instantOf(query.get(start)!);
  const to = instantOf(query.get(end) ?? new Date().toISOString());
  const all: string[] = [];
  for (let at = from; at < to; at += 86_400_000) {
    all.push(utcDay(new Date(at)));
  }
  const offset = Number(query.get('page')?.slice('page_'.length) ?? 0);
  const days = all.slice(offset, offset + BUCKETS_A_PAGE);
  const next = offset + BUCKETS_A_PAGE;
  return {
    object: 'page',
    data: buckets({
      days,
      groupBy: [...query.getAll('group_by[]'), ...query.getAll('group_by')],
    }),
    has_more: next < all.length,
    next_page: next < all.length ? `page_${next}` : null,
  };
}

function instantOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}
