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

import { component } from '../__testUtils__/component';
import { runCommand } from '../__testUtils__/runCommand';
import { TestFolder } from '../__testUtils__/TestFolder';

jest.setTimeout(120_000);

describe('ai-cost lint', () => {
  let folder: TestFolder;

  beforeEach(async () => {
    folder = await TestFolder.create();
  });

  afterEach(() => folder.remove());

  it('is content with annotations that can be read', async () => {
    await folder.write({
      'catalog-info.yaml': component('ranker', {
        'ai-cost/tags': 'application=ranker',
        'backstage.io/techdocs-ref': 'dir:.',
      }),
    });

    const result = await runCommand(folder.path, 'lint', 'catalog-info.yaml');

    expect(result).toMatchObject({ exitCode: 0, stdout: '' });
    expect(result.stderr).toBe(
      '1 file, 1 of 1 entities have ai-cost annotations, 0 problems\n',
    );
  });

  it('names file, line and what to do', async () => {
    await folder.write({
      'a/catalog-info.yaml': [
        component('ranker', {
          'ai-cost/resource': 'endpoint/ranker',
          'ai-cost/projects': '*',
        }),
        component('indexer', { 'ai-cost/api-keys': 'key_1' }),
      ].join('---\n'),
      'b/catalog-info.yaml': component('copy', { 'ai-cost/api-keys': 'key_1' }),
      'c/catalog-info.yaml': component('team', {
        'ai-cost/accounts': '123456789012',
      }).replace('Component', 'Group'),
    });

    const { exitCode, stdout } = await runCommand(
      folder.path,
      'lint',
      '*/catalog-info.yaml',
    );

    expect(exitCode).toBe(1);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toEqual([
      expect.stringMatching(
        /^a\/catalog-info.yaml:6: component:default\/ranker ai-cost\/resource: .*Did you mean ai-cost\/resources\?$/,
      ),
      expect.stringMatching(
        /^a\/catalog-info.yaml:7: component:default\/ranker ai-cost\/projects "\*": A bare "\*" would claim every charge/,
      ),
      expect.stringMatching(
        /^a\/catalog-info.yaml:16: component:default\/indexer ai-cost\/api-keys "key_1": component:default\/copy claims the same \(b\/catalog-info.yaml:6\)/,
      ),
      expect.stringMatching(
        /^b\/catalog-info.yaml:6: component:default\/copy .*\(a\/catalog-info.yaml:16\)/,
      ),
      expect.stringMatching(
        /^c\/catalog-info.yaml:6: group:default\/team ai-cost\/accounts: Entities of kind Group hold no costs/,
      ),
    ]);
  });

  it('writes JSON for other programs, and shows no secret', async () => {
    await folder.write({
      'catalog-info.yaml': component('ranker', {
        'ai-cost/api-keys': 'sk-abcdefghijklmnop',
      }),
    });

    const { exitCode, stdout } = await runCommand(
      folder.path,
      ...['lint', 'catalog-info.yaml', '--output', 'json'],
    );

    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      findings: [
        {
          file: 'catalog-info.yaml',
          line: 6,
          entityRef: 'component:default/ranker',
          annotation: 'ai-cost/api-keys',
          value: 'sk-…',
          kind: 'malformed',
          message: expect.stringMatching(/looks like a secret key/),
        },
      ],
    });
    expect(stdout).not.toContain('abcdef');
  });

  it('goes on after what is no YAML or no entity', async () => {
    await folder.write({
      'broken.yaml': 'kind: [\n',
      'other.yaml': ['kind: Component', '---', component('x', {})].join('\n'),
      'twice.yaml': component('x', {}),
    });

    const { exitCode, stdout } = await runCommand(
      folder.path,
      ...['lint', '*.yaml', '--output', 'json'],
    );

    expect(exitCode).toBe(1);
    expect(
      JSON.parse(stdout).findings.map(
        ({ file, kind }: { file: string; kind: string }) => [file, kind],
      ),
    ).toEqual([
      ['broken.yaml', 'unreadable'],
      ['other.yaml', 'unreadable'],
      ['twice.yaml', 'duplicate'],
    ]);
  });

  it('fails when nothing can be read', async () => {
    await folder.write({ 'broken.yaml': 'kind: [\n' });

    const broken = await runCommand(folder.path, 'lint', 'broken.yaml');
    expect(broken.exitCode).toBe(2);
    const missing = await runCommand(folder.path, 'lint', 'none.yaml');
    expect(missing).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: 'ai-cost: lint: there is no file none.yaml\n',
    });
    const output = await runCommand(
      folder.path,
      ...['lint', 'broken.yaml', '--output', 'xml'],
    );
    expect(output.exitCode).toBe(2);
    expect(output.stderr).toContain('write one of text, json');
  });
});
