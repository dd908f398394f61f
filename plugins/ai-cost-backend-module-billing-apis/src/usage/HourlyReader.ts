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

import type {
  HourlyUsage,
  UsageSourceContext,
  UsageWindow,
} from 'backstage-plugin-ai-cost-node';

/** Reads usage by the hour from one API. */
export interface HourlyReader {
  /** For people: where this comes from, without secrets. */
  readonly description: string;
  /** For how many hours usage may still change. */
  readonly trailingHours: number;

  /**
   * @throws ApiError when the API does not answer as it should
   * @throws DeliveryError when the answers cannot be trusted
   */
  read(
    window: UsageWindow,
    context: UsageSourceContext,
  ): Promise<HourlyUsage[]>;
}
