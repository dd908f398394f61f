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

import { BillFolder, billRow } from '../__testUtils__/BillFolder';
import { DuckDbSession } from './DuckDbSession';

describe('a session of DuckDB', () => {
  const folder = BillFolder.create();
  afterAll(() => folder.remove());

  it('reads its files and no others, whatever the SQL says', async () => {
    const mine = folder.csv('mine [1]/bill*.csv', [billRow()]);
    const other = folder.csv('other.csv', [billRow()]);
    const session = await DuckDbSession.create({ files: [mine] });
    try {
      const count = (path: string) =>
        session.rows(`SELECT count(*) AS n FROM read_csv($path)`, { path });
      expect(await count(mine.replace(/[*[]/g, '[$&]'))).toEqual([{ n: 1n }]);
      await expect(count(other)).rejects.toThrow('Permission Error');
      await expect(
        session.run(`COPY (SELECT 1) TO '${folder.path}/out.csv'`),
      ).rejects.toThrow('Permission Error');
      await expect(session.run("SET memory_limit = '9GB'")).rejects.toThrow(
        'locked',
      );
      await session.run('SET preserve_insertion_order = true');
    } finally {
      await session.close();
    }
  });
});
