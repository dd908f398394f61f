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
  EntityValueReport,
  ModelValue,
} from 'backstage-plugin-ai-cost-common';
import { nameOf } from '../../format/words';
import { whyAbsent } from '../models/modelFigures';
import { latencyClassOf } from './latencyClasses';

/** A model in the trade-off of cost and quality. */
export interface TradeoffPoint {
  name: string;
  cost: number;
  quality: number;
  sampleSize?: number;
  /** Undefined when nobody counts them. */
  requests?: number;
  /** Seconds, p95; undefined when nobody times them. */
  latency?: number;
  latencyClass?: number;
  frontier: boolean;
}

export interface Tradeoff {
  points: TradeoffPoint[];
  /** Models that cannot be weighed by this score, and why. */
  left: { name: string; reason: string }[];
}

/** Scores that models are weighed by; unlike scores are never in one chart. */
export function tradeoffKeys({ models }: EntityValueReport): string[] {
  const counts = new Map<string, number>();
  for (const { quality } of models) {
    if (quality) {
      counts.set(quality.key, (counts.get(quality.key) ?? 0) + 1);
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([key]) => key);
}

/** The models that a score compares, cheapest first. */
export function tradeoffOf(models: ModelValue[], key: string): Tradeoff {
  const points: TradeoffPoint[] = [];
  const left: Tradeoff['left'] = [];
  for (const model of models) {
    const { costPerThousandRequests: cost, quality, latency } = model;
    const name = nameOf('model', model.model);
    if (cost === undefined) {
      left.push({ name, reason: whyAbsent(model, 'costPerThousandRequests') });
    } else if (!quality) {
      left.push({ name, reason: whyAbsent(model, 'quality') });
    } else if (quality.key !== key) {
      left.push({ name, reason: 'It has another score.' });
    } else {
      points.push({
        name,
        cost,
        quality: quality.value,
        sampleSize: quality.sampleSize,
        requests: model.requests,
        latency: latency?.p95,
        latencyClass:
          latency?.p95 === undefined ? undefined : latencyClassOf(latency.p95),
        frontier: model.frontier ?? false,
      });
    }
  }
  return { points: points.sort((a, b) => a.cost - b.cost), left };
}
