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

import type { TelemetryQuery } from '../annotations/TelemetryQuery';

/**
 * A query to try, as an annotation would have it: the body of
 * `POST /telemetry/preview`.
 *
 * @public
 */
export interface TelemetryPreviewQuery extends TelemetryQuery {
  /** For which entity it is tried; it is only noted who tried what for whom. */
  entityRef?: string;
}

/**
 * What a telemetry source answers to a query at once.
 *
 * @public
 */
export interface TelemetryPreview {
  /** The query as it was sent. */
  sent: string;
  /** Some of what came back, most recent first. */
  series: { labels: Record<string, string>; value: string }[];
  /** How many series came back. */
  found: number;
  /** Why it cannot be used, where it cannot. */
  problem?: string;
}
