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

/** How a service of Larkfield calls models, and what comes of it. */
export interface ServiceProfile {
  /** Entity ref. */
  entity: string;
  /** What it produces. */
  unit?: string;
  /** Calls for one unit, in thousandths. */
  requestsPerUnit?: number;
  models: Record<string, ModelProfile>;
  /** How its answers are judged. */
  quality?: { name: string; evaluator: string; sampleADay: number };
}

/** How a model does in a service. */
export interface ModelProfile {
  /** Output tokens of an answer. */
  outputTokens: number;
  /** Failed calls, in 100,000ths. */
  failures: number;
  /** Calls that repeat one, in 100,000ths. */
  retries: number;
  /** Seconds that half of the answers take, and the spread of their logarithm. */
  duration: { median: number; spread: number };
  firstToken?: { median: number; spread: number };
  /** Share of answers that are good, in 1,000ths. */
  quality?: number;
}

/** Services that are measured; the others are not, as in any company. */
export const SERVICE_PROFILES: readonly ServiceProfile[] = [
  {
    entity: 'component:default/trip-assistant',
    unit: 'conversation',
    requestsPerUnit: 4_200,
    quality: { name: 'resolved', evaluator: 'travellers', sampleADay: 120 },
    models: {
      'Claude4.5Sonnet': {
        outputTokens: 390,
        failures: 640,
        retries: 900,
        duration: { median: 3.1, spread: 0.55 },
        firstToken: { median: 0.62, spread: 0.4 },
        quality: 871,
      },
      'Claude4.6Sonnet': {
        outputTokens: 350,
        failures: 410,
        retries: 520,
        duration: { median: 2.5, spread: 0.5 },
        firstToken: { median: 0.48, spread: 0.38 },
        quality: 902,
      },
      'gpt-5-mini-2025-08-07': {
        outputTokens: 260,
        failures: 300,
        retries: 350,
        duration: { median: 1.4, spread: 0.45 },
        firstToken: { median: 0.3, spread: 0.35 },
        quality: 838,
      },
    },
  },
  {
    entity: 'component:default/mail-triage',
    unit: 'mail',
    requestsPerUnit: 1_150,
    quality: { name: 'accuracy', evaluator: 'care team', sampleADay: 40 },
    models: {
      'claude-3-7-sonnet-20250219': {
        outputTokens: 210,
        failures: 520,
        retries: 610,
        duration: { median: 2.2, spread: 0.5 },
        quality: 913,
      },
      'claude-sonnet-4-5-20250929': {
        outputTokens: 180,
        failures: 350,
        retries: 400,
        duration: { median: 1.9, spread: 0.45 },
        quality: 934,
      },
    },
  },
  {
    entity: 'component:default/call-summarizer',
    unit: 'call',
    requestsPerUnit: 1_000,
    quality: {
      name: 'faithfulness',
      evaluator: 'gpt-5.1 judge',
      sampleADay: 60,
    },
    models: {
      'gpt-4o-mini-2024-07-18': {
        outputTokens: 420,
        failures: 800,
        retries: 950,
        duration: { median: 3.6, spread: 0.5 },
        quality: 861,
      },
      'gpt-5-mini-2025-08-07': {
        outputTokens: 380,
        failures: 420,
        retries: 460,
        duration: { median: 2.4, spread: 0.45 },
        quality: 889,
      },
    },
  },
  {
    entity: 'component:default/fare-watch',
    unit: 'prediction',
    requestsPerUnit: 1_000,
    models: {
      'Gemini 2.5 Flash': {
        outputTokens: 75,
        failures: 150,
        retries: 210,
        duration: { median: 0.7, spread: 0.5 },
      },
    },
  },
  {
    // It counts no units, so it has no cost of one.
    entity: 'component:default/content-writer',
    models: {
      'claude-haiku-4-5-20251001': {
        outputTokens: 640,
        failures: 240,
        retries: 240,
        duration: { median: 4.4, spread: 0.6 },
      },
    },
  },
];
