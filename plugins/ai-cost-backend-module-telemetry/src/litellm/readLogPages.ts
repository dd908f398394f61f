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

import { addDays, utcDay } from 'backstage-plugin-ai-cost-common';
import {
  DeliveryError,
  type ApiClient,
  type ApiError,
  type TelemetryWindow,
} from 'backstage-plugin-ai-cost-node';
import { logsOfDay, logsPage } from './shapes';

const PAGED = 'spend/logs/v2';
const BY_DAY = 'spend/logs';
/** The most that the proxy gives. */
const PAGE_SIZE = 100;
const MOST_PAGES = 20_000;

/**
 * Reads the calls that began in a window, some at a time. Proxies that have no
 * pages of calls give whole days.
 *
 * @throws ApiError when the proxy does not answer as it should
 * @throws DeliveryError when there are more calls than can be read
 */
export async function* readLogPages(options: {
  client: ApiClient;
  window: TelemetryWindow;
  signal: AbortSignal;
}): AsyncGenerator<unknown[]> {
  let paged = false;
  try {
    for await (const page of readPaged(options)) {
      paged = true;
      yield page;
    }
  } catch (error) {
    const { name, status } = error as ApiError;
    if (paged || name !== 'ApiError' || status !== 404) {
      throw error;
    }
    yield* readDays(options);
  }
}

async function* readPaged({
  client,
  window,
  signal,
}: Parameters<typeof readLogPages>[0]): AsyncGenerator<unknown[]> {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { data, page_size: size = PAGE_SIZE } = await client.getJson({
      path: PAGED,
      query: [
        ['start_date', spaced(window.from)],
        // The proxy includes it; whole seconds would leave the last one out.
        ['end_date', spaced(window.to)],
        ['page', String(page)],
        ['page_size', String(PAGE_SIZE)],
        // What is logged meanwhile comes last, and moves nothing.
        ['sort_by', 'startTime'],
        ['sort_order', 'asc'],
      ],
      schema: logsPage,
      signal,
    });
    yield data;
    // Totals are capped in some versions, so they do not say what is last.
    if (data.length < size) {
      return;
    }
  }
  throw new DeliveryError(
    `LiteLLM logged more than ${MOST_PAGES * PAGE_SIZE} calls from ${
      window.from
    } to ${window.to}`,
    { advice: 'Let Prometheus count them: LiteLLM has metrics for it' },
  );
}

async function* readDays({
  client,
  window,
  signal,
}: Parameters<typeof readLogPages>[0]): AsyncGenerator<unknown[]> {
  const last = utcDay(new Date(Date.parse(window.to) - 1));
  for (
    let day = utcDay(new Date(window.from));
    day <= last;
    day = addDays(day, 1)
  ) {
    yield await client.getJson({
      path: BY_DAY,
      query: [
        ['start_date', day],
        // Midnight of the day after, which the proxy includes.
        ['end_date', addDays(day, 1)],
        // Else days are added up, and nothing is left but keys and models.
        ['summarize', 'false'],
      ],
      schema: logsOfDay,
      signal,
    });
  }
}

function spaced(hour: string): string {
  return `${hour.slice(0, 10)} ${hour.slice(11, 13)}:00:00`;
}
