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
import path from 'node:path';
import { BillFolder } from '../__testUtils__/BillFolder';
import { listFiles } from './listFiles';

describe('listFiles', () => {
  const folder = BillFolder.create();
  afterAll(() => folder.remove());
  folder.write('2026/bill.csv', '');
  folder.write('2026/_unfinished.csv', '');

  it('finds bills below a folder, and what a link leads to', async () => {
    const real = folder.write('elsewhere/linked.csv', '');
    const source = path.join(folder.path, 'linked');
    fs.mkdirSync(source);
    fs.symlinkSync(real, path.join(source, 'linked.csv'));
    const files = await listFiles(source);
    expect(files.map(({ name }) => name)).toEqual(['linked.csv']);
    const found = await listFiles(path.join(folder.path, '2026'));
    expect(found.map(({ name }) => name)).toEqual(['bill.csv']);
  });

  it('comes to an end where links go in a circle', async () => {
    const source = path.join(folder.path, 'circle');
    fs.mkdirSync(source);
    fs.writeFileSync(path.join(source, 'bill.csv'), '');
    fs.symlinkSync('.', path.join(source, 'again'));
    const files = await listFiles(path.join(source, '*.csv'));
    expect(files).toHaveLength(1);
    expect((await listFiles(source)).length).toBeLessThan(20);
  });

  it('reads each folder once where links go in circles', async () => {
    const source = path.join(folder.path, 'circles');
    for (const name of ['a/b', 'c']) {
      fs.mkdirSync(path.join(source, name), { recursive: true });
      fs.writeFileSync(path.join(source, name, 'bill.csv'), '');
    }
    fs.symlinkSync('..', path.join(source, 'a/up'));
    fs.symlinkSync('.', path.join(source, 'a/again'));
    fs.symlinkSync('../c', path.join(source, 'a/across'));
    fs.symlinkSync('../a', path.join(source, 'c/back'));
    const files = await listFiles(source);
    expect(files.map(({ name }) => name)).toEqual([
      'a/across/bill.csv',
      'a/b/bill.csv',
      'c/back/b/bill.csv',
      'c/bill.csv',
    ]);
  });

  it.each(['\n', '\r', '\u2028'])(
    'lists names with the line end %j, which globs may overlook',
    async end => {
      const source = path.join(folder.path, 'lines');
      for (const name of [
        `2026${end}10.csv`,
        `of${end}a folder/bill.parquet`,
        `not${end}a.bill`,
        `_unfinished${end}.csv`,
      ]) {
        folder.write(`lines/${name}`, 'x');
      }
      const names = [`2026${end}10.csv`, `of${end}a folder/bill.parquet`];
      const files = await listFiles(source);
      expect(files).toMatchObject(names.map(name => ({ name, size: 1 })));
      const csv = await listFiles(path.join(source, '*.csv'));
      expect(csv.map(({ name }) => name)).toEqual(names.slice(0, 1));
      fs.rmSync(source, { recursive: true });
    },
  );

  it('takes the folder of a relative glob as it is', async () => {
    const cwd = path.join(folder.path, 'runs [1]');
    const file = folder.write('runs [1]/a/bill.csv', '');
    for (const glob of ['**/*.csv', './a/*.csv', 'a/../a/b*', '../r*/a/*']) {
      const files = await listFiles(glob, { cwd });
      expect(files.map(found => found.path)).toEqual([file]);
    }
  });

  it('stops when it is told to', async () => {
    await expect(
      listFiles(folder.path, { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });
});
