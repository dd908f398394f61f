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

import { promises as fs } from 'node:fs';
import path from 'node:path';
import { component } from '../__testUtils__/component';
import { focusCsv } from '../__testUtils__/focusCsv';
import { TestFolder } from '../__testUtils__/TestFolder';

jest.setTimeout(120_000);

let folder: TestFolder;

beforeEach(async () => {
  folder = await TestFolder.create();
});

afterEach(() => folder.remove());

describe('the catalog of ai-cost inspect', () => {
  it('follows Locations no further than below the folder of the catalog', async () => {
    const location = (...targets: string[]) =>
      [
        'kind: Location',
        'metadata: { name: all }',
        `spec: { targets: ${JSON.stringify(targets)} }`,
      ].join('\n');
    await folder.write({
      'bill.csv': focusCsv([{ Tags: '{"application":"shop"}' }]),
      'outside.yaml': component('outside', {}),
      'secret/key.yaml': component('secret', {}),
      'catalog/all.yaml': location(
        './below/all.yaml',
        '../outside.yaml',
        '/etc/hostname',
        './link.yaml',
      ),
      'catalog/below/all.yaml': location('../shop.yaml', '../../outside.yaml'),
      'catalog/shop.yaml': component('shop', {}),
    });
    await fs.symlink(
      path.join(folder.path, 'secret/key.yaml'),
      path.join(folder.path, 'catalog/link.yaml'),
    );
    const args = ['bill.csv', '--catalog', 'catalog/all.yaml'];
    const { exitCode, stderr } = await folder.inspectJson(...args);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('with 1 catalog entities');
    for (const target of [
      'all.yaml: the Location target ../outside.yaml',
      'all.yaml: the Location target /etc/hostname',
      'all.yaml: the Location target ./link.yaml',
      'below/all.yaml: the Location target ../../outside.yaml',
    ]) {
      expect(stderr).toContain(`${target} leads out of`);
    }
    expect(
      (await folder.inspectJson(...args, 'outside.yaml')).stderr,
    ).toContain('with 2 catalog entities');
  });

  it('does not quote a file that is no catalog', async () => {
    await folder.write({
      'bill.csv': focusCsv([{}]),
      'notes.yaml': 'a: 1\npassword: "hunter2\n',
    });
    const { exitCode, stderr } = await folder.inspectJson(
      'bill.csv',
      '--catalog',
      'notes.yaml',
    );
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/notes\.yaml: .*line \d/);
    expect(stderr).not.toContain('hunter2');
  });
});
