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

import { demand, steady } from './demand';
import { noise } from './noise';
import { Story } from './Story';

const story = Story.create({
  asOf: '2026-11-23',
  months: 13,
  seed: 1,
  delivery: 'latest',
});

describe('demand', () => {
  it('grows, rests at weekends and scatters within bounds', () => {
    const wanted = demand({
      story,
      name: 'test',
      perDay: 100,
      growth: 100,
      weekend: 500,
      scatter: 0,
    });
    const [monday, saturday] = [0, 5].map(ahead =>
      wanted(story.days.find(({ weekday }) => weekday === 1 + ahead)!),
    );
    expect(saturday).toBeLessThan(monday * 0.6);
    const mondays = story.days.filter(({ weekday }) => weekday === 1);
    // Twelve months of a tenth more: about three times as much.
    expect(wanted(mondays[mondays.length - 1]) / monday).toBeCloseTo(3.2, 0);
    const scattered = demand({
      story,
      name: 'test',
      perDay: 100,
      scatter: 100,
    });
    for (const day of story.days.filter(({ weekday }) => weekday < 6)) {
      expect(Math.abs(scattered(day) - 100_000)).toBeLessThanOrEqual(10_000);
    }
  });

  it('is steady where it is told so', () => {
    expect(steady(24)(story.days[7])).toBe(24_000);
  });
});

describe('noise', () => {
  it('spreads evenly and depends on every argument', () => {
    const tenths = new Array(10).fill(0);
    for (let step = 0; step < 10_000; step++) {
      tenths[Math.floor(noise(1, 'spread', step) / 100)] += 1;
    }
    expect(Math.min(...tenths)).toBeGreaterThan(850);
    expect(Math.max(...tenths)).toBeLessThan(1_150);
    expect([noise(1, 'a', 0), noise(2, 'a', 0), noise(1, 'b', 0)]).toEqual([
      ...new Set([noise(1, 'a', 0), noise(2, 'a', 0), noise(1, 'b', 0)]),
    ]);
  });
});

describe('Story', () => {
  it('dates everything backwards from the last day', () => {
    expect(story.months[0]).toBe('2025-11');
    expect(story.days[0]).toMatchObject({ day: '2025-11-01', weekday: 6 });
    const last = story.days[story.days.length - 1];
    expect(last).toMatchObject({ day: '2026-11-23', weekday: 1, age: 0 });
    const runaway = story.days.filter(day => story.isRunaway(day));
    expect(runaway.map(({ day }) => day)).toEqual([
      '2026-11-12',
      '2026-11-13',
      '2026-11-14',
      '2026-11-15',
    ]);
    expect(story.migrated(last)).toBe(1000);
    expect(story.migrated(story.days[0])).toBe(0);
  });
});
