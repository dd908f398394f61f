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

import { readUsageEvents } from './readUsageEvents';

const OPTIONS = {
  now: new Date('2026-11-25T12:00:00.000Z'),
  keptFor: 35 * 86_400_000,
};

const DATA = {
  'gen_ai.provider.name': 'openai',
  'gen_ai.request.model': 'gpt-4o',
  'gen_ai.usage.input_tokens': 1_000,
  'gen_ai.usage.output_tokens': 20,
};

function cloudEvent(data: object = {}, attributes: object = {}) {
  return {
    specversion: '1.0',
    type: 'dev.aicost.usage.v1',
    source: '//gateway.example.com/eu',
    id: 'call-1',
    time: '2026-11-25T11:59:58.123456789+01:00',
    data: { ...DATA, ...data },
    ...attributes,
  };
}

const read = (...batch: unknown[]) => readUsageEvents(batch, OPTIONS);

describe('readUsageEvents', () => {
  it('reads everything that an event can say', () => {
    const { events, rejected } = read(
      cloudEvent(
        {
          'gen_ai.operation.name': 'chat',
          'gen_ai.usage.cache_read.input_tokens': 700,
          'gen_ai.usage.cache_creation.input_tokens': 200,
          'deployment.environment.name': 'prod',
          requests: 1,
          gpu_seconds: 0.25,
          account: 'org-1',
          project: 'proj_1',
          api_key_id: 'key_02f',
          run_id: 'nightly-17',
          run_name: 'Nightly',
          run_experiment: 'ranking',
          run_status: 'finished',
          run_outcome: 'evaluated',
          tags: { ' component ': 'ranker' },
          estimated_cost: { amount: '0.0123', currency: 'USD' },
        },
        { traceparent: '00-0af7651916cd43dd8448eb211c80319c-01', subject: 'x' },
      ),
    );
    expect(rejected).toEqual([]);
    expect(events).toEqual([
      {
        source: '//gateway.example.com/eu',
        id: 'call-1',
        occurredAt: '2026-11-25T10:59:58.123Z',
        provider: 'openai',
        model: 'gpt-4o',
        operation: 'chat',
        account: 'org-1',
        project: 'proj_1',
        apiKeyId: 'key_02f',
        environment: 'prod',
        runId: 'nightly-17',
        run: {
          ...{ name: 'Nightly', experiment: 'ranking' },
          ...{ status: 'finished', outcome: 'evaluated' },
        },
        tags: { component: 'ranker' },
        tokens: { input: 100, output: 20, cache_read: 700, cache_write: 200 },
        requests: 1,
        gpuSeconds: 0.25,
        estimatedCost: { amount: '0.0123', currency: 'USD' },
      },
    ]);
  });

  it('leaves unknown what an event does not say', () => {
    const { events } = read({
      ...cloudEvent(),
      data: { 'gen_ai.provider.name': 'vllm', gpu_seconds: 3 },
    });
    expect(events[0].tokens.input).toBeUndefined();
    expect(events[0].requests).toBeUndefined();
    expect(events[0].tags).toEqual({});
  });

  it('takes an event that counts nothing and tells of a run', () => {
    const data = { 'gen_ai.provider.name': 'vllm', run_outcome: 'promoted' };
    const { events, rejected } = read(
      { ...cloudEvent(), data: { ...data, run_id: 'nightly-17' } },
      { ...cloudEvent(), data },
    );
    expect(events).toMatchObject([
      { runId: 'nightly-17', run: { outcome: 'promoted' } },
    ]);
    expect(rejected).toEqual([
      { index: 1, reason: 'data["run_id"]: must be there to tell of a run' },
    ]);
  });

  it('tells each wrong event apart by its place, and reads the others', () => {
    const { events, rejected } = read(
      cloudEvent({ requests: -1 }),
      cloudEvent(),
      null,
      cloudEvent({}, { id: '' }),
    );
    expect(events).toHaveLength(1);
    expect(rejected.map(({ index }) => index)).toEqual([0, 2, 3]);
  });

  it.each<[object, object, RegExp]>([
    [{ requests: 1.5 }, {}, /^data\["requests"\]: .*int/],
    [{ requests: '1' }, {}, /^data\["requests"\]: .*number/],
    [{ requests: 1e13 }, {}, /^data\["requests"\]: /],
    [
      { 'gen_ai.usage.input_token': 1 },
      {},
      /^data: Unrecognized key: "gen_ai.usage.input_token"/,
    ],
    [{ 'gen_ai.input.messages': [] }, {}, /^data: Unrecognized key/],
    [
      { 'gen_ai.usage.cache_read.input_tokens': 1_001 },
      {},
      /^data\["gen_ai.usage.input_tokens"\]: must include the tokens read/,
    ],
    [
      { 'gen_ai.provider.name': undefined },
      {},
      /^data\["gen_ai.provider.name"/,
    ],
    [{ 'gen_ai.request.model': 'a\u0000b' }, {}, /must not have control/],
    [{ 'gen_ai.request.model': 'x'.repeat(257) }, {}, /256/],
    [{ api_key_id: 'sk-proj-aaaaaaaaaaaa' }, {}, /looks like a secret key/],
    [{ tags: { key: 'sk-proj-aaaaaaaaaaaa' } }, {}, /looks like a secret key/],
    [{ run_status: 'done', run_id: 'nightly-17' }, {}, /run_status.*finished/],
    [{ tags: { a: 1 } }, {}, /^data\["tags"\]\["a"\]/],
    [
      { tags: Object.fromEntries([...Array(51).keys()].map(i => [i, 'x'])) },
      {},
      /must be 50 at most/,
    ],
    [
      { estimated_cost: { amount: 0.1, currency: 'USD' } },
      {},
      /^data\["estimated_cost"\]\["amount"\]: .*string/,
    ],
    [
      { estimated_cost: { amount: '1e3', currency: 'USD' } },
      {},
      /plain decimal as text/,
    ],
    [
      { estimated_cost: { amount: '1', currency: 'usd' } },
      {},
      /capital letters, like USD/,
    ],
    [{}, { specversion: '0.3' }, /^specversion: /],
    [{}, { type: 'com.example' }, /^type: .*dev\.aicost\.usage\.v1/],
    [{}, { time: undefined }, /^time: /],
    [{}, { time: '2026-11-25' }, /^time: /],
    [{}, { time: '2026-11-25T13:00:01Z' }, /^time: lies more than an hour/],
    [{}, { time: '2026-10-21T11:59:59Z' }, /^time: is older than 35 days/],
    [{}, { datacontenttype: 'text/xml' }, /^datacontenttype: must be/],
    [{}, { data: undefined, data_base64: 'e30=' }, /^data: /],
    [
      {},
      { data: { 'gen_ai.provider.name': 'openai' } },
      /^data: counts nothing: give tokens/,
    ],
  ])('refuses %j %j', (data, attributes, reason) => {
    const { events, rejected } = read(cloudEvent(data, attributes));
    expect(events).toEqual([]);
    expect(rejected[0].reason).toMatch(reason);
  });

  it('repeats no secret and nothing long of what it refuses', () => {
    const { rejected } = read(
      cloudEvent({
        api_key_id: 'sk-proj-aaaaaaaaaaaa',
        ['x'.repeat(5_000)]: 1,
        'a\u0007b': 1,
      }),
    );
    expect(rejected[0].reason).not.toContain('aaaa');
    expect(rejected[0].reason).not.toContain('\u0007');
    expect(rejected[0].reason.length).toBeLessThan(310);
  });

  it('lets no name reach the prototype of anything', () => {
    const hostile = JSON.parse(
      JSON.stringify(cloudEvent({ tags: { constructor: 'x' } })).replace(
        '"constructor"',
        '"__proto__"',
      ),
    );
    const { events } = read(hostile);
    for (const { tags } of events) {
      expect(Object.getPrototypeOf(tags)).toBe(Object.prototype);
    }
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});
