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

import type { Day, TokenClass } from 'backstage-plugin-ai-cost-common';
import { SAMPLE_SOURCES } from '../bills/sources';
import { noise } from '../story/noise';
import type { Story } from '../story/Story';
import { billedTokens } from './billedTokens';
import {
  SERVICE_PROFILES,
  type ModelProfile,
  type ServiceProfile,
} from './ServiceProfile';

/** What a service did with a model on a day. */
export interface Calls {
  service: ServiceProfile;
  profile: ModelProfile;
  environment: string;
  model: string;
  day: Day;
  age: number;
  requests: number;
  failures: number;
  retries: number;
  tokens: Partial<Record<TokenClass, number>>;
  /** Of answers that were judged: how many, and how many were good. */
  judged?: { sampleSize: number; good: number };
}

/**
 * The calls behind the tokens on the bills, of the services that are measured,
 * by day.
 */
export function listCalls(story: Story): Calls[] {
  const calls = new Map<string, Calls>();
  for (const spender of SAMPLE_SOURCES.flatMap(it => it.spenders(story))) {
    const { truth } = spender;
    if (truth.kind !== 'allocated' || truth.entities.length !== 1) {
      continue;
    }
    const [entity] = truth.entities;
    const service = SERVICE_PROFILES.find(it => it.entity === entity);
    const profile = service?.models[truth.model];
    if (!service || !profile) {
      continue;
    }
    const { environment, model } = truth;
    for (const charge of spender.charges()) {
      const billed = billedTokens(spender, charge);
      if (billed) {
        const { day, age } = charge.day;
        const key = [entity, environment, model, day].join(' ');
        const found = calls.get(key) ?? {
          ...{ service, profile, environment, model, day, age },
          ...{ requests: 0, failures: 0, retries: 0, tokens: {} },
        };
        calls.set(key, found);
        found.tokens[billed.tokenClass] =
          (found.tokens[billed.tokenClass] ?? 0) + billed.tokens;
      }
    }
  }
  return [...calls.values()].map(it => withOutcome(it, story.seed));
}

function withOutcome(calls: Calls, seed: number): Calls {
  const { service, profile, tokens, model, environment, day } = calls;
  const name = [service.entity, environment, model].join(' ');
  const step = Date.parse(day) / 86_400_000;
  const requests = Math.round((tokens.output ?? 0) / profile.outputTokens);
  const share = (part: number, of: string) =>
    Math.round(
      (requests * part * (700 + noise(seed, `${of} ${name}`, step) * 0.6)) /
        1e8,
    );
  const sampleSize = Math.min(service.quality?.sampleADay ?? 0, requests);
  return {
    ...calls,
    requests,
    failures: share(profile.failures, 'failures'),
    retries: share(profile.retries, 'retries'),
    judged:
      profile.quality && sampleSize > 0 && environment !== 'staging'
        ? {
            sampleSize,
            good: Math.min(
              sampleSize,
              Math.round(
                (sampleSize *
                  (profile.quality +
                    (noise(seed, `good ${name}`, step) - 500) * 0.06)) /
                  1000,
              ),
            ),
          }
        : undefined,
  };
}
