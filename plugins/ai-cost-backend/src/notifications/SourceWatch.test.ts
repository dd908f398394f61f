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

import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { octoberBill } from '../__testUtils__/octoberBill';
import { TestPortal } from '../__testUtils__/TestPortal';
import { SourceReports } from '../reports/sources/SourceReports';
import { SourceWatch } from './SourceWatch';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('SourceWatch, %p', id => {
  async function createWatch() {
    const portal = await TestPortal.create(await databases.init(id));
    Object.assign(portal.source.schedule, { frequency: { hours: 1 } });
    portal.source.deliveries = [octoberBill('v1')];
    const reports = SourceReports.create({
      knex: portal.knex,
      configuredSources: () => [portal.source],
      now: () => portal.now,
    });
    const sent: NotificationSendOptions[] = [];
    const events: unknown[] = [];
    const refusal: { error?: Error } = {};
    const replica = () =>
      SourceWatch.create({
        readSources: () => reports.list(),
        alerts: portal.ledger.alerts,
        notifications: {
          send: async options => {
            if (refusal.error) {
              throw refusal.error;
            }
            sent.push(options);
          },
        },
        events: {
          publish: async params => {
            events.push(params);
          },
          subscribe: async () => {},
        },
        recipients: ['group:default/platform'],
        logger: mockServices.logger.mock(),
      });
    const look = () => replica().run(new AbortController().signal);
    const fail = async () => {
      portal.source.failure = new Error('The bucket is away');
      await expect(portal.ingest()).rejects.toThrow('The bucket is away');
    };
    const recover = async () => {
      portal.source.failure = undefined;
      await portal.ingest();
    };
    const titles = () => sent.map(({ payload }) => payload.title);
    return { portal, sent, events, refusal, look, fail, recover, titles };
  }

  it('tells once when a source fails, and once when it is well again', async () => {
    const { sent, events, look, fail, recover, titles } = await createWatch();
    await recover();
    await look();
    expect(sent).toEqual([]);

    await fail();
    await look();
    await look();
    await fail();
    await look();
    expect(sent).toEqual([
      {
        recipients: { type: 'entity', entityRef: ['group:default/platform'] },
        payload: {
          title: 'The billing source memory is failing',
          description:
            'The bucket is away. The next run tries again; what was visible stays so',
          severity: 'high',
          link: '/ai-cost/sources?source=memory',
          topic: 'ai-cost-sources',
          scope: 'ai-cost:source:memory',
        },
      },
    ]);

    await recover();
    await look();
    await look();
    expect(titles().slice(1)).toEqual([
      'The billing source memory is well again',
    ]);
    expect(sent[1].payload.scope).toBe(sent[0].payload.scope);
    expect(events).toMatchObject([
      {
        topic: 'ai-cost.source',
        eventPayload: {
          sourceId: 'memory',
          state: 'failing',
          problem: { message: 'The bucket is away' },
        },
      },
      { eventPayload: { sourceId: 'memory', state: 'well' } },
    ]);

    await fail();
    await look();
    expect(titles()).toHaveLength(3);
  });

  it('tells of a source that is late, and once more when it fails afterwards', async () => {
    const { portal, look, fail, recover, titles } = await createWatch();
    await recover();
    portal.pass({ hours: 3 });
    await look();
    await look();
    await fail();
    await look();
    await look();
    expect(titles()).toEqual([
      'The billing source memory is late',
      'The billing source memory is failing',
    ]);
    portal.pass({ hours: 3 });
    await look();
    expect(titles()).toHaveLength(2);
    await recover();
    await look();
    expect(titles()).toHaveLength(3);
  });

  it('does not take an interrupted run for a recovery', async () => {
    const { portal, look, fail, titles } = await createWatch();
    await fail();
    await look();
    portal.source.failure = undefined;
    const controller = new AbortController();
    portal.source.deliveries = [
      { ...octoberBill('v1'), onStep: () => controller.abort() },
    ];
    await expect(portal.ingest(controller.signal)).rejects.toThrow('aborted');
    await look();
    expect(titles()).toHaveLength(1);
  });

  it('tries again when nobody could be told', async () => {
    const { refusal, look, fail, titles } = await createWatch();
    await fail();
    refusal.error = new Error('no notifications backend');
    await expect(look()).rejects.toThrow('no notifications backend');
    refusal.error = undefined;
    await look();
    expect(titles()).toEqual(['The billing source memory is failing']);
  });

  it('forgets sources that are gone', async () => {
    const { portal, look, sent } = await createWatch();
    await portal.ledger.alerts.add('gone', 'failing', portal.now);
    await look();
    expect(sent).toEqual([]);
    expect(await portal.ledger.alerts.list()).toEqual(new Map());
  });
});
