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

import { TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { AttributionTrialQuery } from 'backstage-plugin-ai-cost-common';
import {
  DEFAULT_ATTRIBUTION_OPTIONS,
  DefaultAttributor,
  toClaimingEntity,
  type CentralRule,
} from 'backstage-plugin-ai-cost-node';
import { component } from '../../__testUtils__/TestPortal';
import { KeptAnswer } from '../../catalog/KeptAnswer';
import { LedgerFixture } from '../../reports/__testUtils__/LedgerFixture';
import { AttributionTrials } from './AttributionTrials';

jest.setTimeout(120_000);

const RANKER = 'component:default/ranker';
const INDEXER = 'component:default/indexer';
const SECRET = 'component:default/secret';
const FRAUD = 'arn:aws:sagemaker:eu-west-1:1:endpoint/fraud';

const YEAR = { from: '2026-01-01', to: '2026-12-31' };

describe('AttributionTrials', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    async function createTrials(
      rules: CentralRule[] = [],
      others: Entity[] = [],
      share?: string,
    ) {
      const knex = await databases.init(databaseId);
      const ledger = await LedgerFixture.create(knex);
      const catalog = [
        component('ranker', { projects: 'proj_ranker' }),
        component('indexer', { tags: 'team=search' }),
        component('secret', {
          resources: `${FRAUD}-v2`,
          ...(share && { share }),
        }),
        ...others,
      ];
      const options = { ...DEFAULT_ATTRIBUTION_OPTIONS, rules };
      const trials = AttributionTrials.create({
        knex,
        catalog: KeptAnswer.create({
          read: async () => {
            const entities = catalog.map(toClaimingEntity);
            return {
              entities,
              attributor: DefaultAttributor.create({ entities, options }),
            };
          },
        }),
        attribution: options,
        createAttributor: (entities, tried) =>
          DefaultAttributor.create({ entities, options: tried }),
      });
      const run = (
        query: Omit<AttributionTrialQuery, 'from' | 'to'>,
        range = YEAR,
      ) =>
        trials.run(
          { ...range, ...query },
          {
            readable: async refs => new Set(refs.filter(ref => ref !== SECRET)),
            signal: new AbortController().signal,
          },
        );
      const annotate = (annotation: string, value: string, ref = RANKER) =>
        run({
          annotation: {
            entityRef: ref,
            annotation: `ai-cost/${annotation}`,
            value,
          },
        });
      return { knex, ledger, run, annotate };
    }

    async function createAutumn(rules?: CentralRule[], share?: string) {
      const created = await createTrials(rules, [], share);
      const { ledger } = created;
      const nobodys = await ledger.line({ resourceId: FRAUD });
      const credit = await ledger.line({
        resourceId: FRAUD,
        chargeCategory: 'Credit',
      });
      const searched = await ledger.line({
        entityRef: INDEXER,
        tags: { team: 'search' },
      });
      const secret = await ledger.line({
        entityRef: SECRET,
        resourceId: `${FRAUD}-v2`,
      });
      await ledger.delivery({
        period: '2026-10',
        currentAt: '2026-12-01T06:00:00.000Z',
        charges: [
          { line: nobodys, day: '2026-10-05', effective: '4' },
          { line: searched, day: '2026-10-05', effective: '10' },
        ],
      });
      await ledger.delivery({
        period: '2026-11',
        currentAt: '2026-12-01T06:00:00.000Z',
        charges: [
          { line: nobodys, day: '2026-11-05', effective: '6' },
          { line: credit, day: '2026-11-05', effective: '-1' },
          { line: secret, day: '2026-11-06', effective: '20' },
        ],
      });
      return created;
    }

    it('says what an annotation would claim, from whom and when', async () => {
      const { annotate } = await createAutumn();

      const trial = await annotate('resources', FRAUD.toUpperCase());

      expect(trial).toEqual({
        currency: 'USD',
        moves: [
          {
            fromRef: '',
            fromReason: 'no_tags',
            toRef: RANKER,
            toReason: undefined,
            cost: '10',
            lines: 1,
          },
          {
            fromRef: '',
            fromReason: 'untagged_credit',
            toRef: RANKER,
            toReason: undefined,
            cost: '-1',
            lines: 1,
          },
        ],
        gained: '9',
        lines: 2,
        conflicts: [],
        hidden: false,
        months: [
          { month: '2026-10', gained: '4' },
          { month: '2026-11', gained: '5' },
        ],
        coverageBefore: 0.75,
        coverageAfter: 1,
        problems: [],
        patch: [
          'metadata:',
          '  annotations:',
          `    ai-cost/resources: ${FRAUD.toUpperCase()}`,
          '',
        ].join('\n'),
      });
    });

    it('changes nothing', async () => {
      const { annotate, knex } = await createAutumn();
      const before = await knex('attributions').orderBy('line_id');

      await annotate('resources', FRAUD);

      expect(await knex('attributions').orderBy('line_id')).toEqual(before);
    });

    it('says of charges of others whom one may not see that there are some, and no more', async () => {
      const { annotate } = await createAutumn();

      const trial = await annotate('resources', `${FRAUD},${FRAUD}-v2`);

      expect(trial).toMatchObject({
        moves: [
          { fromReason: 'no_tags', toRef: RANKER, cost: '10' },
          { fromReason: 'untagged_credit', toRef: RANKER, cost: '-1' },
        ],
        gained: '9',
        conflicts: [],
        hidden: true,
      });
      expect(JSON.stringify(trial)).not.toContain(SECRET);
    });

    it('says no more of charges that such others share out', async () => {
      const { annotate } = await createAutumn([], `even:${INDEXER}`);

      const trial = await annotate('resources', `${FRAUD}-v2`);

      expect(trial).toMatchObject({
        moves: [],
        gained: '0',
        lines: 0,
        conflicts: [],
        hidden: true,
      });
      expect(JSON.stringify(trial)).not.toContain(SECRET);
    });

    it('loses what the new value claims no more', async () => {
      const { annotate } = await createAutumn();

      const { moves, gained, coverageAfter } = await annotate(
        'tags',
        'team=other',
        INDEXER,
      );

      expect(moves).toMatchObject([
        { fromRef: INDEXER, toRef: '', toReason: 'no_entity_tag', cost: '10' },
      ]);
      expect(gained).toBe('-10');
      expect(coverageAfter).toBe(0.5);
    });

    it('tries a rule for the days that it has', async () => {
      const { run } = await createAutumn();

      const trial = await run({
        rule: {
          id: 'fraud',
          match: { resources: ['*endpoint/fraud*'] },
          assign: { entity: RANKER },
          from: '2026-11-01',
        },
      });

      // What annotations claim comes before rules.
      expect(trial.moves).toMatchObject([
        { fromReason: 'no_tags', toRef: RANKER, cost: '6', lines: 1 },
        { fromReason: 'untagged_credit', toRef: RANKER, cost: '-1', lines: 1 },
      ]);
      expect(trial.months).toEqual([
        { month: '2026-10', gained: '0' },
        { month: '2026-11', gained: '5' },
      ]);
      expect(trial.patch.split('\n').slice(0, 4)).toEqual([
        'aiCost:',
        '  attribution:',
        '    rules:',
        '      - id: fraud',
      ]);
    });

    it('tries a rule over what is claimed by model and shared out', async () => {
      const { ledger, run } = await createTrials(
        [],
        [component('pool', { models: 'llama', share: 'even:indexer' })],
      );
      const line = await ledger.line({
        model: 'llama',
        segments: [
          {
            parts: [
              {
                entityRef: INDEXER,
                rule: 'share:component:default/pool',
                sharedFrom: 'component:default/pool',
              },
            ],
          },
        ],
      });
      await ledger.delivery({
        period: '2026-10',
        currentAt: '2026-12-01T06:00:00.000Z',
        charges: [{ line, day: '2026-10-05', effective: '12' }],
      });

      const trial = await run({
        rule: {
          id: 'llama',
          match: { models: ['llama'] },
          assign: { entity: RANKER },
        },
      });

      expect(trial.moves).toMatchObject([
        { fromRef: INDEXER, toRef: RANKER, cost: '12' },
      ]);
      expect(trial.gained).toBe('12');
    });

    it.each([
      ['even:indexer', undefined],
      ['even:pool,indexer', 'even:indexer,ranker'],
      ['even:pool,indexer', 'even:rival,indexer'],
    ])(
      'names rivals, not those who pay for them: %s against %s',
      async (share, rivals) => {
        const pool = component('pool', { share });
        const rival = component('rival', {
          resources: 'endpoint/llama',
          ...(rivals && { share: rivals }),
        });
        const { ledger, annotate } = await createTrials([], [pool, rival]);
        const line = await ledger.line({ resourceId: 'endpoint/llama' });
        await ledger.delivery({
          period: '2026-10',
          currentAt: '2026-12-01T06:00:00.000Z',
          charges: [{ line, day: '2026-10-05', effective: '12' }],
        });

        const { conflicts } = await annotate(
          'resources',
          'endpoint/llama',
          'component:default/pool',
        );

        expect(conflicts).toEqual([
          {
            entityRef: 'component:default/rival',
            rule:
              rivals === 'even:indexer,ranker'
                ? 'share'
                : 'annotation:resources',
            cost: '6',
            lines: 1,
          },
        ]);
      },
    );

    it('tells the coverage that would come of it, whoever pays', async () => {
      const { ledger, annotate } = await createTrials(
        [],
        [component('pool', { share: 'even:indexer,ranker' })],
      );
      const line = await ledger.line({ resourceId: 'endpoint/llama' });
      await ledger.delivery({
        period: '2026-10',
        currentAt: '2026-12-01T06:00:00.000Z',
        charges: [
          { line, day: '2026-10-05', effective: '100' },
          { line, day: '2026-10-06', effective: '-60' },
        ],
      });

      const trial = await annotate(
        'resources',
        'endpoint/llama',
        'component:default/pool',
      );

      expect(trial.coverageBefore).toBe(0);
      expect(trial.coverageAfter).toBe(1);
    });

    it('reads only the asked days', async () => {
      const { run } = await createAutumn();
      const annotation = {
        entityRef: RANKER,
        annotation: 'ai-cost/resources',
        value: FRAUD,
      };

      const { gained } = await run(
        { annotation },
        { from: '2026-10-05', to: '2026-11-04' },
      );

      expect(gained).toBe('4');
    });

    it.each([
      ['resources', '*', /would claim every charge/],
      ['resource', FRAUD, /Did you mean ai-cost\/resources/],
      ['environment', 'production', /claims no charges/],
      ['api-keys', 'sk-1234567890abcdef', /looks like a secret key/],
    ])('says what is wrong with %s: %s', async (annotation, value, problem) => {
      const { annotate } = await createAutumn();

      const trial = await annotate(annotation, value);

      expect(trial.problems).toEqual([expect.stringMatching(problem)]);
      expect(trial.moves).toEqual([]);
      expect(trial.coverageAfter).toBe(trial.coverageBefore);
    });

    it('says what is wrong with a rule', async () => {
      const { run } = await createAutumn([
        {
          id: 'taken',
          match: { providers: ['x'] },
          assign: { entity: RANKER },
        },
      ]);
      const rule = {
        id: 'new',
        match: { providers: ['AWS'] },
        assign: { entity: RANKER },
      };
      const problemsOf = async (wrong: object) =>
        (await run({ rule: { ...rule, ...wrong } })).problems;

      expect(await problemsOf({})).toEqual([]);
      expect(await problemsOf({ id: 'taken' })).toEqual([
        expect.stringMatching(/has a rule with the id "taken"/),
      ]);
      expect(await problemsOf({ match: {} })).toEqual([
        expect.stringMatching(/match is empty/),
      ]);
      expect(await problemsOf({ assign: { entity: 'gone' } })).toEqual([
        expect.stringMatching(/has no component:default\/gone/),
      ]);
    });

    it('refuses what is too much or of no entity', async () => {
      const { annotate } = await createTrials();

      await expect(
        annotate('resources', FRAUD, 'component:default/gone'),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
      const many = Array.from({ length: 101 }, (_, index) => `name-${index}`);
      await expect(annotate('projects', many.join(','))).rejects.toMatchObject({
        name: 'InputError',
      });
    });

    it('finds names that are special to SQL or JSON', async () => {
      const { ledger, annotate } = await createTrials();
      const odd = `a"b\\c_%'d`;
      const line = await ledger.line({ subAccountId: odd });
      await ledger.delivery({
        period: '2026-10',
        currentAt: '2026-12-01T06:00:00.000Z',
        charges: [{ line, day: '2026-10-05', effective: '4' }],
      });

      expect((await annotate('projects', odd)).gained).toBe('4');
      expect((await annotate('accounts', odd)).gained).toBe('4');
    });
  });
});
