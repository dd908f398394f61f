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

import type { UsageDimensions } from '../usage/UsageDimensions';

/**
 * What telemetry is told apart by, beside its time. Absent means that the source
 * is silent.
 *
 * @public
 */
export interface TelemetryDimensions
  extends Omit<UsageDimensions, 'provider' | 'runId'> {
  /** `gen_ai.provider.name`, such as `openai` or `aws.bedrock`. */
  provider?: string;
  /**
   * Id, ARN or name of what was called, as on a bill, such as the ARN of an
   * endpoint.
   */
  resource?: string;
  /**
   * Full ref of the entity, where the source was asked for it: by an annotation,
   * or by who pushes. Otherwise it is found as that of a charge with these
   * dimensions would be.
   */
  entityRef?: string;
}
