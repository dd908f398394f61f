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
 * What usage is told apart by, beside its hour. Names and meanings follow
 * OpenTelemetry's conventions for generative AI where those have one. Absent
 * means that the reporter is silent.
 *
 * @public
 */
export interface UsageDimensions {
  /** `gen_ai.provider.name`, such as `openai` or `aws.bedrock`. */
  provider: string;
  /** `gen_ai.request.model`: the name that was asked for. */
  model?: string;
  /** `gen_ai.operation.name`, such as `chat` or `embeddings`. */
  operation?: string;
  /** The account that pays, as its bill names it. */
  account?: string;
  /** The provider's project or workspace, or the gateway's team. */
  project?: string;
  /** Id or alias of the key that called, never the key itself. */
  apiKeyId?: string;
  /** `deployment.environment.name`, in any spelling. */
  environment?: string;
  /** The job, pipeline or experiment that it belongs to. */
  runId?: string;
  /** As on a bill: keys are trimmed and keep their case. */
  tags: Record<string, string>;
}
