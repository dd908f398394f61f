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

import { ConfigReader } from '@backstage/config';
import { readTelemetryOptions } from './telemetryOptions';

const DAY = 86_400_000;

const read = (telemetry?: object) =>
  readTelemetryOptions(new ConfigReader({ aiCost: { telemetry } as never }));

describe('readTelemetryOptions', () => {
  it('keeps hours for weeks and days for years', () => {
    expect(read()).toEqual({ keepHours: 35 * DAY, keepDays: 1095 * DAY });
    expect(read({ keepHours: { days: 8 }, keepDays: '100d' })).toEqual({
      ...{ keepHours: 8 * DAY, keepDays: 100 * DAY },
    });
  });

  it('refuses what would lose hours that sources read again', () => {
    expect(() => read({ keepHours: { days: 7 } })).toThrow(
      'aiCost.telemetry.keepHours must be 8 days or more',
    );
    expect(() => read({ keepDays: { days: 30 } })).toThrow(
      'aiCost.telemetry.keepDays must not be less than',
    );
  });
});
