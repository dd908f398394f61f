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

import type { Config } from '@backstage/config';
import { readCredentials } from '../settings/readCredentials';
import { SourceSettings } from '../settings/SourceSettings';
import { SYSTEMS } from './Convention';
import { CONVENTIONS } from './conventions';
import { LabelMapping } from './LabelMapping';
import { PrometheusApi } from './PrometheusApi';
import { PrometheusSource } from './PrometheusSource';
import { readHeaders } from './readHeaders';
import { readLabelNames } from './readLabelNames';

/** The end of one day is always among them. */
const DEFAULT_TRAILING_HOURS = 26;
/** Prometheus keeps 15 days unless it is told otherwise. */
const DEFAULT_HISTORY_HOURS = 14 * 24;
const DEFAULT_SERIES = 5_000;
/** A query of an annotation answers with one series, or one for each bucket and model. */
const ANNOTATION_SERIES = 500;
const DEFAULT_CONCURRENCY = 4;
const DEFAULT_TIMEOUT = 60;
const DEFAULT_QUERY_TIMEOUT = 20;
/** Milliseconds that the server is given to say that its time is over. */
const GRACE = 5_000;
const MEBIBYTE = 1024 * 1024;

/**
 * Reads a source of type `prometheus`.
 *
 * @throws InputError that names the setting
 */
export function readPrometheus(config: Config): PrometheusSource {
  const settings = SourceSettings.create(config);
  const credentials = readCredentials(settings);
  const own = readHeaders(settings, config);
  const headers = { ...own.headers, ...credentials.headers };
  const secrets = [...own.secrets, ...credentials.secrets];
  const concurrency = settings.count('concurrency', DEFAULT_CONCURRENCY);
  const maxSeries = settings.count('maxSeries', DEFAULT_SERIES);
  const timeout = settings.seconds('timeout', DEFAULT_TIMEOUT);
  const queryTimeout = settings.seconds('queryTimeout', DEFAULT_QUERY_TIMEOUT);
  const systems = settings.list('conventions') ?? SYSTEMS;
  const unknown = systems.find(name => !SYSTEMS.some(each => each === name));
  if (unknown !== undefined) {
    throw settings.wrong('conventions', `has none of ${SYSTEMS.join(', ')}`);
  }
  const annotationApi = () =>
    PrometheusApi.create({
      client: settings.client(
        { headers, secrets },
        {
          timeout: queryTimeout * 1000 + GRACE,
          largestAnswer: 4 * MEBIBYTE,
          // What took too long once takes too long again.
          retry: { attempts: 2 },
        },
      ),
      concurrency,
      maxSeries: Math.min(maxSeries, ANNOTATION_SERIES),
      timeout: queryTimeout,
    });
  return PrometheusSource.create({
    ...settings.timing({
      trailing: DEFAULT_TRAILING_HOURS,
      history: DEFAULT_HISTORY_HOURS,
    }),
    baseUrl: settings.text('baseUrl'),
    api: PrometheusApi.create({
      client: settings.client(
        { headers, secrets },
        { timeout: timeout * 1000 + GRACE },
      ),
      ...{ concurrency, maxSeries, timeout },
    }),
    annotationApi: annotationApi(),
    previewApi: annotationApi(),
    // Of systems that saw the same calls, the one that is named first counts.
    conventions: CONVENTIONS.filter(({ system }) =>
      systems.includes(system),
    ).sort((a, b) => systems.indexOf(a.system) - systems.indexOf(b.system)),
    mapping: LabelMapping.create(readLabelNames(settings, config)),
  });
}
