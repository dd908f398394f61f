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

import { KeptByFile } from './KeptByFile';

const file = (name: string, modifiedAt = '2026-10-05T00:00:00Z') => ({
  name,
  path: `/bills/${name}`,
  size: 1,
  modifiedAt,
});

describe('KeptByFile', () => {
  it('finds once in each of many files, until one changes or is gone', async () => {
    const kept = KeptByFile.create<string>({ most: 100_000 });
    const find = jest.fn(async () => 'found');
    const listed = Array.from({ length: 6_000 }, (_, i) => file(`${i}.csv`));
    for (let run = 0; run < 2; run++) {
      kept.keepOnly(listed);
      for (const each of listed) {
        expect(await kept.of(each, find)).toBe('found');
      }
    }
    expect(find).toHaveBeenCalledTimes(6_000);

    await kept.of(file('1.csv', '2026-10-06T00:00:00Z'), find);
    expect(find).toHaveBeenCalledTimes(6_001);
    kept.keepOnly(listed.slice(0, 100));
    await kept.of(listed[99], find);
    expect(find).toHaveBeenCalledTimes(6_001);
    await kept.of(listed[100], find);
    expect(find).toHaveBeenCalledTimes(6_002);
  });

  it('keeps those that it has when there are too many', async () => {
    const kept = KeptByFile.create<string>({ most: 2 });
    const find = jest.fn(async () => 'found');
    for (let run = 0; run < 2; run++) {
      for (const name of ['a', 'b', 'c']) {
        await kept.of(file(name), find);
      }
    }
    expect(find).toHaveBeenCalledTimes(4);
  });
});
