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

import {
  utcHour,
  type RejectedUsageEvent,
} from 'backstage-plugin-ai-cost-common';
import type { TelemetrySample } from 'backstage-plugin-ai-cost-node';
import { z } from 'zod';
import { cloudEvent, reasonOf } from '../../series/events/cloudEvent';
import { problemOfFigure, problemOfSeries } from '../store/checkSample';
import type { TelemetryEvent } from '../store/TelemetryStore';
import {
  businessUnitsData,
  dimensionsOf,
  evaluationData,
} from './telemetryData';

/** The `type` of a score, as OpenTelemetry names the event. */
export const EVALUATION_EVENT_TYPE = 'gen_ai.evaluation.result';
/** The `type` of what a service produced. */
export const UNITS_EVENT_TYPE = 'ai-cost.business-units';

const MILLISECONDS_AHEAD = 5 * 60_000;

const telemetryEvent = z.discriminatedUnion(
  'type',
  [
    cloudEvent(EVALUATION_EVENT_TYPE, evaluationData),
    cloudEvent(UNITS_EVENT_TYPE, businessUnitsData),
  ],
  {
    error: ({ code }) =>
      code === 'invalid_union'
        ? `must be ${EVALUATION_EVENT_TYPE} or ${UNITS_EVENT_TYPE}`
        : undefined,
  },
);

interface ReadOptions {
  now: Date;
  /** Older events are refused: their hours and ids are no longer kept. */
  keptFrom: Date;
  /** Who sends them. */
  reporter: string;
}

/** An event, and its place in the batch. */
export interface ReadEvent extends TelemetryEvent {
  index: number;
}

/**
 * Reads telemetry out of CloudEvents. One that is wrong keeps no other from
 * being read.
 */
export function readTelemetryEvents(
  batch: readonly unknown[],
  options: ReadOptions,
): { events: ReadEvent[]; rejected: RejectedUsageEvent[] } {
  const events: ReadEvent[] = [];
  const rejected: RejectedUsageEvent[] = [];
  batch.forEach((item, index) => {
    const event = readEvent(item, options);
    if (typeof event === 'string') {
      rejected.push({ index, reason: event });
    } else {
      events.push({ ...event, index });
    }
  });
  return { events, rejected };
}

/** @returns the event, or why it is refused */
function readEvent(
  item: unknown,
  options: ReadOptions,
): TelemetryEvent | string {
  const parsed = telemetryEvent.safeParse(item);
  if (!parsed.success) {
    return reasonOf(parsed.error);
  }
  const wrongTime = reasonOfTime(parsed.data.time, options);
  if (wrongTime !== undefined) {
    return wrongTime;
  }
  const sample = sampleOf(parsed.data, options.reporter);
  const problem = problemOfSeries(sample) ?? problemOfFigure(sample);
  if (problem !== undefined) {
    return `data: ${problem}`;
  }
  const { source, id, time } = parsed.data;
  return { source, id, occurredAt: new Date(time).toISOString(), sample };
}

function sampleOf(
  { type, time, data }: z.infer<typeof telemetryEvent>,
  reporter: string,
): TelemetrySample {
  const period = utcHour(new Date(time));
  const dimensions = dimensionsOf(data);
  if (type === UNITS_EVENT_TYPE) {
    return {
      ...{ kind: 'count', measure: 'units', period, dimensions },
      ...{ name: data.name, value: data.count },
    };
  }
  return {
    ...{ kind: 'score', period, dimensions },
    name: data['gen_ai.evaluation.name'],
    value: data['gen_ai.evaluation.score.value'],
    // OpenTelemetry's event is of one answer.
    sampleSize: data.sampleSize ?? 1,
    evaluator: data.evaluator ?? reporter,
    direction: data.direction ?? 'higher',
    window: data.window,
  };
}

function reasonOfTime(
  time: string,
  { now, keptFrom }: ReadOptions,
): string | undefined {
  const at = Date.parse(time);
  if (at > now.getTime() + MILLISECONDS_AHEAD) {
    return 'time: lies more than 5 minutes ahead; check the clock of the sender';
  }
  return at < keptFrom.getTime()
    ? `time: is before ${keptFrom.toISOString()} (aiCost.telemetry.keepHours), so a repetition could no longer be told`
    : undefined;
}
