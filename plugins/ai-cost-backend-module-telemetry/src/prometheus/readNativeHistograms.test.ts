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

import type { HistogramSample } from 'backstage-plugin-ai-cost-node';
import { ELEVEN, native, TestPrometheus } from './__testUtils__/TestPrometheus';

const DURATION = 'gen_ai_client_operation_duration_seconds';

describe('native histograms', () => {
  let prometheus: TestPrometheus;

  beforeEach(async () => {
    prometheus = await TestPrometheus.start();
  });
  afterEach(() => prometheus.close());

  /** Answers the query of durations. */
  const answerDurations = (result: object[]) =>
    prometheus.answer([DURATION], [[/^sum by \([^)]*\) \(increase/, result]]);

  async function durations(): Promise<{
    found: HistogramSample[];
    messages: string[];
  }> {
    const { samples, problems } = await prometheus.collect();
    return {
      found: samples.filter(
        (each): each is HistogramSample => each.kind === 'histogram',
      ),
      messages: problems.map(({ message }) => message),
    };
  }

  it('reads native histograms at bounds that all of their buckets have', async () => {
    answerDurations([
      {
        metric: { gen_ai_request_model: 'gpt-4o' },
        histograms: [
          // Of the schemas 3 and 0: the server halves when it has to.
          [
            ELEVEN,
            native('7.5', [
              [3, '-2.9e-39', '2.9e-39', '1'],
              [0, '0.9170040432046712', '1', '2'],
              [0, '1', '1.0905077326652577', '3'],
              [0, '1.0905077326652577', '1.189207115002721', '4'],
            ]),
          ],
          [ELEVEN + 3600, native('8', [[0, '2', '4', '3']])],
        ],
      },
    ]);
    const { found, messages } = await durations();
    expect(messages).toEqual([]);
    const [first, second] = found;
    expect(found).toHaveLength(2);
    expect(first).toMatchObject({
      ...{ measure: 'client_duration', period: '2026-03-01T10:00Z', sum: 7.5 },
      dimensions: { model: 'gpt-4o' },
    });
    expect(upTo(first)).toMatchObject({
      '0.0009765625': 1,
      '0.5': 1,
      '1': 3,
      '1.189207115002721': 10,
      '2': 10,
      '4096': 10,
    });
    expect(first.counts.reduce((a, b) => a + b)).toBe(10);
    // Within the bucket of 2 to 4 nobody knows how many there were.
    expect(upTo(second)).toMatchObject({ '2': 0, '4': 3 });
    expect(second.bounds.filter(bound => bound > 2 && bound < 4)).toEqual([]);
    expect(second.bounds).toEqual(first.bounds);
  });

  it('has the same bounds whatever was observed', async () => {
    answerDurations(
      ['1', '64'].map((lower, at) => ({
        metric: { gen_ai_request_model: `m${at}` },
        histograms: [
          [
            ELEVEN,
            native('1', [
              [0, lower, String(Number(lower) * 2 ** (1 / 8)), '1'],
            ]),
          ],
        ],
      })),
    );
    const { found } = await durations();
    expect(found[0].bounds).toHaveLength(89);
    expect(found[0].bounds).toEqual(found[1].bounds);
    expect(found[0].counts).not.toEqual(found[1].counts);
  });

  it('reads custom buckets at their own bounds', async () => {
    answerDurations([
      {
        metric: {},
        histograms: [
          [
            ELEVEN,
            native('9', [
              [0, '-Inf', '0.3', '2'],
              [0, '0.7', '3', '5'],
              [0, '3', '+Inf', '1'],
            ]),
          ],
        ],
      },
    ]);
    const { found } = await durations();
    // 0.32 and 0.64 lie where there is nothing, so they are exact too.
    expect(upTo(found[0])).toEqual({
      ...{ '0.3': 2, '0.32': 2, '0.64': 2, '0.7': 2, '3': 7 },
    });
    expect(found[0].counts.at(-1)).toBe(1);
  });

  it.each([
    ['NaN', [[0, '1', '2', 'NaN']], '2', /1 not a number/],
    ['less than nothing', [[0, '1', '2', '-3']], '2', /1 negative/],
    ['negative durations', [[1, '-2', '-1', '3']], '3', /1 negative/],
    ['no bound', [[0, '-Inf', '+Inf', '3']], '3', /1 of histograms whose/],
    ['observations that are no numbers', [], '3', /1 not a number/],
  ] as const)('leaves out %s, and says so', async (_, buckets, count, why) => {
    const histogram = { ...native('1', buckets), count };
    answerDurations([{ metric: {}, histograms: [[ELEVEN, histogram]] }]);
    const { found, messages } = await durations();
    expect(found).toEqual([]);
    expect(messages).toEqual([expect.stringMatching(why)]);
  });

  it('counts calls and tokens of native histograms', async () => {
    prometheus.answer(
      [DURATION, 'gen_ai_client_token_usage'],
      [
        [/error_type!=""/, []],
        [
          /histogram_count\(increase\(gen_ai_client_operation_duration_seconds\{/,
          [{ metric: {}, values: [[ELEVEN, '12']] }],
        ],
        [
          /histogram_sum\(increase\(gen_ai_client_token_usage\{gen_ai_token_type="input"/,
          [{ metric: {}, values: [[ELEVEN, '900']] }],
        ],
      ],
    );
    const { samples } = await prometheus.collect();
    expect(samples).toMatchObject([
      { measure: 'requests', value: 12 },
      { measure: 'input_tokens', value: 900 },
    ]);
  });

  it('reads a server natively that has classic buckets as well', async () => {
    prometheus.answer(
      [DURATION, `${DURATION}_bucket`, `${DURATION}_count`],
      [],
    );
    await prometheus.collect();
    const [requests] = prometheus.queries;
    expect(requests).toMatch(
      /histogram_count\(increase\(.*\)\) or \(increase\(\w+_count\{.* unless on \(/,
    );
    const histograms = prometheus.queries.find(query =>
      query.includes('_bucket'),
    );
    expect(
      histograms?.match(/unless on \([^)]*\) histogram_count/g),
    ).toHaveLength(4);
  });
});

/** How many there were up to each bound. */
function upTo({ bounds, counts }: HistogramSample): Record<string, number> {
  let all = 0;
  return Object.fromEntries(
    bounds.map((bound, at) => {
      all += counts[at];
      return [String(bound), all];
    }),
  );
}
