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
 * A run of training or evaluation, as its tracker tells of it.
 *
 * @public
 */
export interface TrainingRun {
  /** Unique in its source. */
  runId: string;
  name?: string;
  /** The tracker's experiment, by name. */
  experiment?: string;
  status: 'running' | 'finished' | 'failed' | 'killed';
  /** ISO 8601 instants. */
  startedAt: string;
  endedAt?: string;
  /** Full ref of the entity, where an annotation asked for the experiment. */
  entityRef?: string;
  /** As on a bill, and found in it: job names and ARNs are among the values. */
  tags: Record<string, string>;
  /** Last value of each metric. */
  metrics: Record<string, number>;
  /** What was registered of the run. */
  versions: ModelVersion[];
}

/** @public */
export interface ModelVersion {
  /** Name of the registered model. */
  model: string;
  version: string;
  /** Aliases such as `champion`, and the older stages such as `Production`. */
  aliases: string[];
}
