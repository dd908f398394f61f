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

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TelemetrySample } from 'backstage-plugin-ai-cost-node';
import {
  generateSampleTelemetry,
  type SampleTelemetry,
} from './generateSampleTelemetry';

const AS_OF = '2026-06-17';

describe('generateSampleTelemetry', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sample-telemetry-'));
  let written: SampleTelemetry;
  let samples: TelemetrySample[];

  beforeAll(async () => {
    written = await generateSampleTelemetry({
      outputDirectory: folder,
      asOf: AS_OF,
    });
    samples = fs
      .readFileSync(path.join(folder, 'samples.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line));
  });

  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('writes the same for the same options', async () => {
    const again = fs.mkdtempSync(path.join(os.tmpdir(), 'sample-telemetry-'));
    try {
      await generateSampleTelemetry({ outputDirectory: again, asOf: AS_OF });
      for (const name of ['samples.jsonl', 'runs.jsonl', 'oracle.json']) {
        const bytes = (of: string) => fs.readFileSync(path.join(of, name));
        expect(bytes(again).equals(bytes(folder))).toBe(true);
      }
    } finally {
      fs.rmSync(again, { recursive: true, force: true });
    }
  });

  it('tells hours lately and days before, never both', () => {
    const ofDays = samples.filter(
      ({ kind, period }) => kind === 'histogram' && period.length === 10,
    );
    const ofHours = samples.filter(
      ({ kind, period }) => kind === 'histogram' && period.length > 10,
    );
    const days = new Set(ofDays.map(({ period }) => period));
    expect(days.size).toBeGreaterThan(300);
    expect(ofHours.length).toBeGreaterThan(1000);
    expect(
      ofHours.filter(({ period }) => days.has(period.slice(0, 10))),
    ).toEqual([]);
  });

  it('adds up to its oracle', () => {
    const sumOf = (measure: string) =>
      samples.reduce(
        (sum, sample) =>
          sample.kind === 'count' && sample.measure === measure
            ? sum + sample.value
            : sum,
        0,
      );
    const { calls, units } = written.oracle;
    expect(calls.length).toBeGreaterThan(50);
    for (const [measure, truth] of [
      ['requests', calls.map(({ requests }) => requests)],
      ['failures', calls.map(({ failures }) => failures)],
      ['retries', calls.map(({ retries }) => retries)],
      ['output_tokens', calls.map(({ tokens }) => tokens.output ?? 0)],
      ['cache_read_tokens', calls.map(({ tokens }) => tokens.cache_read ?? 0)],
      ['units', units.map(({ count }) => count)],
    ] as const) {
      const total = truth.reduce((sum, each) => sum + each, 0);
      expect([measure, sumOf(measure)]).toEqual([measure, total]);
      expect(total).toBeGreaterThan(0);
    }
  });

  it('keeps the GPUs of an endpoint that nobody calls', () => {
    const secondsOf = (measure: string, day: string) =>
      samples.flatMap(sample =>
        sample.kind === 'count' &&
        sample.measure === measure &&
        sample.period === day
          ? sample.value
          : [],
      );
    // 100 days before the last one it lost its last caller.
    expect(secondsOf('gpu_seconds', '2026-03-08')).toEqual([86_400]);
    expect(secondsOf('gpu_seconds', '2026-03-09')).toEqual([172_800]);
    expect(secondsOf('gpu_active_seconds', '2026-03-09')).toEqual([691]);
  });

  it('times every call once', () => {
    const timed = samples.reduce(
      (sum, sample) =>
        sample.kind === 'histogram' && sample.measure === 'client_duration'
          ? sum + sample.counts.reduce((a, b) => a + b, 0)
          : sum,
      0,
    );
    expect(timed).toBe(
      written.oracle.calls.reduce((sum, { requests }) => sum + requests, 0),
    );
    expect(
      samples.some(
        sample =>
          sample.kind === 'histogram' && sample.counts.some(count => count < 0),
      ),
    ).toBe(false);
  });
});
