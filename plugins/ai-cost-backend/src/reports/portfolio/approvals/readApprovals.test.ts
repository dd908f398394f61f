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
import { readApprovals } from './readApprovals';

function read(entry: Record<string, string>) {
  return readApprovals(new ConfigReader({ aiCost: { approvals: [entry] } }));
}

describe('readApprovals', () => {
  it('reads a list, and none', () => {
    const rule = {
      vendor: 'OpenAI',
      model: 'gpt-3.5*',
      status: 'tolerated',
      endOfLife: '2026-09-28',
      successor: 'gpt-5-mini',
      note: 'Ask the platform team',
    };
    expect(read(rule)).toEqual([rule]);
    expect(readApprovals(new ConfigReader({}))).toEqual([]);
  });

  it.each([
    [{ status: 'approved' }, /approvals\[0\] must have a vendor/],
    [{ vendor: 'x' }, /\[0\]\.status must be one of approved, .* is missing/],
    [{ vendor: 'x', status: 'ok' }, /it is ok/],
    [{ service: 'a', model: 'b', status: 'approved' }, /make two entries/],
    [{ vendor: 'x', status: 'approved', endOfLife: '2026-9-1' }, /a day like/],
  ])('refuses %j', (entry, message) => {
    expect(() => read(entry as Record<string, string>)).toThrow(message);
  });
});
