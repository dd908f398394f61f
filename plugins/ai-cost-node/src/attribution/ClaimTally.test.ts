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

import { entity, line } from './__testUtils__/builders';
import type { ClaimingEntity } from './CatalogSnapshot';
import { ClaimTally } from './ClaimTally';
import { DefaultAttributor } from './DefaultAttributor';

function problemsOf(
  entities: ClaimingEntity[],
  lines: Parameters<typeof line>[0][],
) {
  const attributor = DefaultAttributor.create({ entities });
  const tally = ClaimTally.create();
  for (const each of lines) {
    attributor.attribute(line(each), tally);
  }
  return Object.fromEntries(tally.problems(entities));
}

describe('ClaimTally', () => {
  it('tells claims that matched before from those that never did', () => {
    const entities = [
      entity('a', { resources: ['vm-1', 'vm-2', 'vm-3'], models: ['gpt-*'] }),
    ];
    const attributor = DefaultAttributor.create({ entities });
    const tally = ClaimTally.create();
    attributor.attribute(line({ resourceId: 'vm-1', model: 'gpt-4o' }), tally);
    attributor.attribute(line({ resourceId: 'vm-2' }), tally.past);

    expect(tally.problems(entities).get('component:default/a')).toEqual([
      expect.objectContaining({
        value: 'vm-2',
        kind: 'no-match',
        message: expect.stringMatching(/^No recent charge matches this/),
      }),
      expect.objectContaining({
        value: 'vm-3',
        kind: 'no-match',
        message: expect.stringMatching(/^No charge matches this/),
      }),
    ]);
  });

  it('reports each item that matches nothing', () => {
    expect(
      problemsOf(
        [
          entity('a', {
            tags: [{ key: 'team', value: 'x' }],
            resources: ['vm-1', 'gone-*'],
            models: ['gpt-*', 'claude-*'],
          }),
          entity('b', { models: ['gpt-*', 'o3'] }),
          entity('c'),
        ],
        [{ resourceId: 'vm-1', model: 'gpt-4o' }, { tags: { Team: 'x' } }],
      ),
    ).toEqual({
      'component:default/a': [
        {
          annotation: 'ai-cost/resources',
          value: 'gone-*',
          kind: 'no-match',
          message: expect.any(String),
        },
        expect.objectContaining({
          annotation: 'ai-cost/models',
          value: 'claude-*',
        }),
      ],
      'component:default/b': [
        expect.objectContaining({ annotation: 'ai-cost/models', value: 'o3' }),
      ],
    });
  });

  it('counts a claim that lost as one that matches', () => {
    expect(
      problemsOf(
        [
          entity('a', { resources: ['vm-1'] }),
          entity('b', { accounts: ['payer'] }),
        ],
        [{ resourceId: 'vm-1' }],
      ),
    ).toEqual({
      'component:default/b': [expect.objectContaining({ kind: 'displaced' })],
    });
  });

  it('tells who loses charges to a more specific claim, and to nobody else', () => {
    const shop = { app: 'shop' };
    const problems = problemsOf(
      [
        entity('greedy', { resources: ['*endpoint/*'] }),
        entity('rest', { accounts: ['payer'] }),
        entity('alike', { accounts: ['payer'] }),
        entity('tagged', { tags: [{ key: 'team', value: 'x' }] }),
        entity('shop'),
        entity('gone', { accounts: ['payer'] }, { orphaned: true }),
        entity('model', { models: ['gpt-*'] }),
      ],
      [
        { resourceId: 'endpoint/1', tags: shop, model: 'gpt-4o' },
        { resourceId: 'endpoint/2', tags: { ...shop, team: 'x' } },
        { resourceId: 'endpoint/3' },
        // The bill says whose these are.
        { resourceName: 'endpoint/4', tags: shop, allocatedMethodId: 'm' },
        { tags: shop, subAccountId: 'payer', allocatedMethodId: 'm' },
      ],
    );
    const displaced = (annotation: string, message: string) => ({
      annotation,
      kind: 'displaced',
      message: expect.stringContaining(
        `${message} went to a more specific claim of another entity.`,
      ),
    });
    expect(problems).toEqual({
      'component:default/greedy': [
        displaced('ai-cost/resources', '1 charge line that this matches'),
      ],
      'component:default/rest': [
        displaced('ai-cost/accounts', '4 charge lines that this matches'),
      ],
      'component:default/alike': [
        displaced('ai-cost/accounts', '4 charge lines that this matches'),
      ],
      'component:default/shop': [
        displaced(
          'ai-cost/tags',
          '3 charge lines that a tag gives to this entity by convention',
        ),
      ],
    });
    expect(JSON.stringify(problems)).not.toMatch(/:default\/[^"]*:default/);
  });

  it('counts a model that fills a gap as one that matches', () => {
    const claiming = entity('a', {
      accounts: ['payer'],
      models: ['fraud-xgb'],
    });
    expect(problemsOf([claiming], [{}])).toEqual({});
    expect(problemsOf([claiming], [{ model: 'gpt-4o' }])).toEqual({
      'component:default/a': [expect.objectContaining({ value: 'fraud-xgb' })],
    });
  });

  it('reports rivals, and what the bill overrules', () => {
    const claims = { accounts: ['payer'], environment: 'staging' };
    expect(
      problemsOf(
        [entity('a', claims), entity('b', { accounts: ['payer'] })],
        [{}, { tags: { env: 'prod' } }],
      ),
    ).toEqual({
      'component:default/a': [
        {
          annotation: 'ai-cost/accounts',
          kind: 'conflict',
          message: expect.stringContaining(
            '2 charge lines are claimed just as specifically by 1 other entity, and split evenly.',
          ),
        },
        {
          annotation: 'ai-cost/environment',
          kind: 'conflict',
          message:
            'The bill says otherwise on 1 charge line, and the bill wins.',
        },
      ],
      'component:default/b': [
        expect.objectContaining({
          kind: 'conflict',
        }),
      ],
    });
  });

  it('counts rivals, and leaves it to the charge lines to name them', () => {
    const rivals = ['a', 'b', 'c'].map(name =>
      entity(name, { accounts: ['payer'], projects: ['proj_x'] }),
    );
    const problems = problemsOf(rivals, [{}, {}, { subAccountId: 'proj_x' }]);
    expect(problems['component:default/c']).toEqual([
      {
        annotation: 'ai-cost/accounts',
        kind: 'conflict',
        message: expect.stringMatching(
          /^2 charge lines are claimed .* by up to 2 other entities,/,
        ),
      },
      {
        annotation: 'ai-cost/projects',
        kind: 'conflict',
        message: expect.stringMatching(/^1 charge line is claimed/),
      },
    ]);
    for (const [{ message }] of Object.values(problems)) {
      expect(message).not.toContain('component:');
    }
  });

  it('passes on what is wrong with the text', () => {
    const problem = {
      annotation: 'ai-cost/tags',
      kind: 'malformed' as const,
      message: 'm',
    };
    expect(problemsOf([entity('a', {}, { problems: [problem] })], [])).toEqual({
      'component:default/a': [problem],
    });
  });
});
