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

/**
 * What is counted. Tokens are in one class each, as in {@link TOKEN_CLASSES}.
 *
 * `requests` are calls that ended, `failures` those of them that failed,
 * `retries` those of them that repeat an earlier one. `gpu_seconds` is the time
 * for which GPUs were held, `gpu_active_seconds` for which they worked.
 * `units` are what the service produces.
 *
 * @public
 */
export const COUNT_MEASURES = [
  'requests',
  'failures',
  'retries',
  'input_tokens',
  'output_tokens',
  'cache_read_tokens',
  'cache_write_tokens',
  'gpu_seconds',
  'gpu_active_seconds',
  'units',
] as const;

/** @public */
export type CountMeasure = (typeof COUNT_MEASURES)[number];

/**
 * What is timed, in seconds. `client_duration` is a call as its caller sees it,
 * `server_duration` as the model's server does.
 *
 * @public
 */
export const HISTOGRAM_MEASURES = [
  'client_duration',
  'server_duration',
  'time_to_first_token',
  'time_per_output_token',
] as const;

/** @public */
export type HistogramMeasure = (typeof HISTOGRAM_MEASURES)[number];

/**
 * Which values of a score are better.
 *
 * @public
 */
export const SCORE_DIRECTIONS = ['higher', 'lower'] as const;

/** @public */
export type ScoreDirection = (typeof SCORE_DIRECTIONS)[number];
