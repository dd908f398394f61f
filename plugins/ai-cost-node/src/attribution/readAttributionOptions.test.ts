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
import { DEFAULT_ATTRIBUTION_OPTIONS } from './AttributionOptions';
import { readAttributionOptions } from './readAttributionOptions';

const read = (aiCost: object) =>
  readAttributionOptions(new ConfigReader({ aiCost } as never));

const rule = {
  id: 'r',
  match: { accounts: '123' },
  assign: { entity: 'Component:Gateway' },
};

describe('readAttributionOptions', () => {
  it('has defaults', () => {
    expect(readAttributionOptions(new ConfigReader({}))).toEqual(
      DEFAULT_ATTRIBUTION_OPTIONS,
    );
  });

  it('reads everything', () => {
    expect(
      read({
        tags: { entity: ['owner/component'], environment: ['tier'] },
        environments: { production: ['main'], edge: ['pop'] },
        attribution: {
          kinds: ['System'],
          rules: [
            {
              ...rule,
              match: {
                tags: { 'acme.io/team': ['a', 'b*'] },
                resources: ['*/gateway-*'],
                apiKeys: 'key_1',
              },
              assign: {
                entity: 'Gateway',
                environment: 'prod',
                workload: 'tooling',
                model: 'm',
              },
              from: '2026-01-01',
              to: '2026-06-30',
            },
          ],
        },
      }),
    ).toEqual({
      kinds: ['System'],
      entityTags: ['owner/component'],
      environmentTags: ['tier'],
      environments: {
        ...DEFAULT_ATTRIBUTION_OPTIONS.environments,
        production: ['main'],
        edge: ['pop'],
      },
      rules: [
        {
          id: 'r',
          match: {
            tags: [{ key: 'acme.io/team', patterns: ['a', 'b*'] }],
            resources: ['*/gateway-*'],
            apiKeys: ['key_1'],
          },
          assign: {
            entity: 'component:default/gateway',
            environment: 'prod',
            workload: 'tooling',
            model: 'm',
          },
          from: '2026-01-01',
          to: '2026-06-30',
        },
      ],
    });
  });

  it.each([
    [[{ ...rule, match: {} }], /rule "r": match is empty/],
    [[{ ...rule, match: { account: '1' } }], /rule "r": match has "account"/],
    [
      [{ ...rule, match: { accounts: [] } }],
      /rule "r": match.accounts must be/,
    ],
    [[{ ...rule, match: { accounts: [123] } }], /put numbers in quotes/],
    [[{ ...rule, match: { tags: { a: 1 } } }], /match.tags.a must be/],
    [[{ ...rule, assign: {} }], /rule "r": assign is empty/],
    [[{ ...rule, assign: { entity: 'component:' } }], /rule "r": .*component:/],
    [
      [{ ...rule, assign: { workload: 'serving' } }],
      /"serving" does not exist/,
    ],
    [[{ ...rule, from: '2026-02-30' }], /"2026-02-30" is not a day/],
    [
      [{ ...rule, from: '2026-02-01', to: '2026-01-01' }],
      /ends on 2026-01-01, before it begins/,
    ],
    [[rule, rule], /two rules with the id "r"/],
  ])('refuses %j', (rules, message) => {
    expect(() => read({ attribution: { rules } })).toThrow(message);
  });
});
