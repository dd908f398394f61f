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

import type { TelemetrySample } from 'backstage-plugin-ai-cost-node';
import {
  durationSample,
  scoreSample,
  unitsSample,
} from '../__testUtils__/telemetry';
import { TelemetryReading } from './TelemetryReading';

const WINDOW = { from: '2026-11-25T09:00Z', to: '2026-11-25T12:00Z' };

function read(samples: readonly unknown[]) {
  const reading = TelemetryReading.create({
    ...{ reporter: 'source:prometheus', keptFrom: '2026-11-20' },
    window: WINDOW,
  });
  reading.add(samples as TelemetrySample[]);
  return reading;
}

const tagged = (tags: Record<string, string>) => ({ dimensions: { tags } });

describe('TelemetryReading', () => {
  it('adds up no calls that two systems of a source have seen', () => {
    const calls = { name: undefined, measure: 'requests' } as const;
    const series = read([
      unitsSample({ ...calls, system: 'opentelemetry', value: 3 }),
      unitsSample({ ...calls, system: 'litellm', value: 3 }),
      unitsSample({ ...calls, value: 3 }),
    ]).list();
    expect(
      series.map(({ hours }) => [...hours.values()].map(it => it.value)),
    ).toEqual([[3], [3], [3]]);
  });

  it.each<[string, TelemetrySample]>([
    ['value is no number', unitsSample({ value: NaN })],
    ['value is no number', unitsSample({ value: Infinity })],
    ['value is no number', unitsSample({ value: -1 })],
    ['value is no number', unitsSample({ value: 2e15 })],
    ['measure is unknown', unitsSample({ measure: 'calls' as never })],
    ['measure is unknown', unitsSample({ measure: '__proto__' as never })],
    ['the unit has no name', unitsSample({ name: undefined })],
    ['the unit has no name', unitsSample({ name: ' ' })],
    ['only units have a name', unitsSample({ measure: 'requests' })],
    ['name of the unit has control', unitsSample({ name: 'a\nb' })],
    ['name of the unit has control', unitsSample({ name: 'x'.repeat(300) })],
    ['bounds of its buckets do not rise', durationSample({ bounds: [1, 1] })],
    ['bounds of its buckets do not rise', durationSample({ bounds: [1, 0] })],
    ['do not rise', durationSample({ bounds: [1, Infinity] })],
    ['it has 0 bounds', durationSample({ bounds: [], counts: [1] })],
    ['2 counts for 2 bounds', durationSample({ counts: [1, 2] })],
    ['count of a bucket', durationSample({ counts: [1, -2, 3] })],
    ['count of a bucket', durationSample({ counts: [1, NaN, 3] })],
    ['the sum is no number', durationSample({ sum: Infinity })],
    ['the score has no name', scoreSample({ name: '' })],
    ['the evaluator has no name', scoreSample({ evaluator: '' })],
    ['neither higher nor lower', scoreSample({ direction: 'up' as never })],
    ['the score is no number', scoreSample({ value: -Infinity })],
    ['sample size is no number above 0', scoreSample({ sampleSize: 0 })],
    ['sample size is no number above 0', scoreSample({ sampleSize: NaN })],
    [
      'does not end after it begins',
      scoreSample({ window: { from: '2026-11-02', to: '2026-11-01' } }),
    ],
    [
      'does not end after it begins',
      scoreSample({ window: { from: 'yesterday', to: '2026-11-01' } }),
    ],
    ['neither a count nor', { ...unitsSample(), kind: 'gauge' } as never],
    ['a dimension has control', unitsSample(tagged({ a: '\u0000' }))],
    ['a dimension has control', unitsSample(tagged({ a: '\ud800' }))],
    ['a dimension has control', unitsSample(tagged({ a: 'x'.repeat(2000) }))],
    [
      'it has 51 tags',
      unitsSample(
        tagged(
          Object.fromEntries([...Array(51).keys()].map(tag => [tag, 'x'])),
        ),
      ),
    ],
    ['the period is not among', unitsSample({ period: '2026-11-25T08:00Z' })],
    ['the period is not among', unitsSample({ period: '2026-11-25T12:00Z' })],
    ['the period is not among', unitsSample({ period: '2026-11-24' })],
    ['the period is not among', unitsSample({ period: '2026-11-25T10:30Z' })],
    ['the period is not among', unitsSample({ period: '2026-02-30' })],
  ])('skips what cannot be stored: %s', (reason, wrong) => {
    const good = [unitsSample(), durationSample(), scoreSample()];
    const reading = read([good[0], wrong, ...good.slice(1)]);
    expect(reading.skipped.list()).toEqual([
      expect.stringContaining('1 sample was skipped, such as a '),
    ]);
    expect(reading.skipped.list()[0]).toContain(reason);
    expect(reading.list().map(({ hours }) => hours.size)).toEqual([1, 1, 1]);
  });

  it('keeps to itself what is hostile, and counts it', () => {
    const hostile = JSON.parse('{"__proto__": "a", "constructor": "b"}');
    const reading = read([
      unitsSample(tagged(hostile)),
      ...Array(500).fill(unitsSample({ name: '\u001b[2J<script>' })),
      unitsSample({ period: '\n<script>'.repeat(99) }),
      ...[...Array(30).keys()].map(count =>
        durationSample({ counts: Array(count + 4).fill(1) }),
      ),
    ]);
    expect(reading.list()).toHaveLength(2);
    const texts = reading.skipped.list();
    expect(reading.skipped.count).toBe(531);
    expect(texts).toHaveLength(11);
    expect(texts[0]).toMatch(/^500 samples were skipped, such as a count of /);
    expect(texts.at(-1)).toBe('22 samples were skipped for other reasons');
    expect(texts.join()).not.toMatch(/script>|\p{Cc}/u);
  });

  it('tells series apart by what they say, not by their objects', () => {
    const reading = read([
      unitsSample({ dimensions: { tags: { a: '1', b: '2' } } }),
      unitsSample({
        dimensions: { tags: { b: '2', a: '1' }, model: undefined },
      }),
      unitsSample({ dimensions: { tags: { a: '1' }, model: 'b' } }),
    ]);
    expect(
      reading
        .list()
        .map(({ hours }) => [...hours.values()][0].value)
        .sort(),
    ).toEqual([10, 5]);
  });
});
