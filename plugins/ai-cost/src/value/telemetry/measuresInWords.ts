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

/** Names of measures, for people; scores have names of their own. */
const MEASURES: ReadonlyMap<string, string> = new Map([
  ['requests', 'requests'],
  ['failures', 'failures'],
  ['retries', 'retries'],
  ['input_tokens', 'input tokens'],
  ['output_tokens', 'output tokens'],
  ['cache_read_tokens', 'tokens read from a cache'],
  ['cache_write_tokens', 'tokens written to a cache'],
  ['gpu_seconds', 'GPU time'],
  ['gpu_active_seconds', 'active GPU time'],
  ['units', 'business units'],
  ['client_duration', 'latency for callers'],
  ['server_duration', 'latency of the server'],
  ['time_to_first_token', 'time to first token'],
  ['time_per_output_token', 'time per output token'],
]);

/** A measure's name for a person. */
export function measureInWords(measure: string): string {
  return MEASURES.get(measure) ?? measure;
}
