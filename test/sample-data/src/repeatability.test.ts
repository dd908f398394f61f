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
import { generateSampleBills } from './generateSampleBills';

jest.setTimeout(120_000);

let root: string;

beforeAll(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'sample-bills-'));
});

afterAll(() => fs.rmSync(root, { recursive: true }));

describe('generateSampleBills', () => {
  const contents = (folder: string) =>
    Object.fromEntries(
      fs
        .readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter(name => fs.statSync(path.join(folder, name)).isFile())
        .map(name => [
          name,
          fs.readFileSync(path.join(folder, name)).toString('base64'),
        ]),
    );

  it('writes the same bytes for the same options, and others for another seed', async () => {
    const write = async (name: string, seed: number) => {
      const outputDirectory = path.join(root, name);
      await generateSampleBills({
        outputDirectory,
        asOf: '2026-02-28',
        months: 1,
        seed,
        sources: ['aws', 'azure', 'openai'],
      });
      return contents(outputDirectory);
    };
    const once = await write('once', 1);
    expect(await write('again', 1)).toEqual(once);
    expect((await write('other', 2))['oracle.json']).not.toBe(
      once['oracle.json'],
    );
  });

  it('restates the open month and leaves closed ones alone', async () => {
    const write = async (delivery: 'earlier' | 'latest') => {
      const outputDirectory = path.join(root, delivery);
      const { oracle } = await generateSampleBills({
        outputDirectory,
        asOf: '2026-11-23',
        months: 2,
        delivery,
        sources: ['aws', 'openai'],
      });
      return { files: contents(outputDirectory), oracle };
    };
    const earlier = await write('earlier');
    const latest = await write('latest');
    const changed = Object.keys(latest.files).filter(
      name => latest.files[name] !== earlier.files[name],
    );
    expect(Object.keys(earlier.files)).toEqual(Object.keys(latest.files));
    expect(changed.filter(name => !/2026-11|oracle\.json/.test(name))).toEqual(
      [],
    );
    expect(changed.length).toBeGreaterThan(3);
  });

  it.each([
    [{ asOf: '2026-02-30' }, 'is not a day'],
    [{ asOf: '2026-02-10', months: 0 }, 'at least one month'],
  ])('refuses %j', async (options, message) => {
    await expect(
      generateSampleBills({ outputDirectory: root, ...options }),
    ).rejects.toThrow(message);
  });
});
