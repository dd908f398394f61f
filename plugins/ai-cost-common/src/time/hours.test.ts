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

import { addHours, isHour, utcHour } from './hours';

describe('hours', () => {
  it('are told by the UTC hour of an instant', () => {
    expect(utcHour(new Date('2026-11-25T23:59:59.999+01:00'))).toBe(
      '2026-11-25T22:00Z',
    );
  });

  it('follow each other over days, months and years', () => {
    expect(addHours('2026-12-31T23:00Z', 1)).toBe('2027-01-01T00:00Z');
    expect(addHours('2026-03-01T00:00Z', -1)).toBe('2026-02-28T23:00Z');
    expect(addHours('2026-11-25T10:00Z', -48)).toBe('2026-11-23T10:00Z');
  });

  it('are recognised by their form', () => {
    expect(isHour('2026-11-25T10:00Z')).toBe(true);
    for (const text of [
      '2026-11-25T10:30Z',
      '2026-11-25T24:00Z',
      '2026-02-30T10:00Z',
      '2026-11-25T10:00',
      '2026-11-25T10:00:00Z',
      '2026-11-25',
      '',
    ]) {
      expect(isHour(text)).toBe(false);
    }
  });
});
