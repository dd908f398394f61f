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

import { previewLimits } from './previewLimits';

const ANSWER = { sent: 'up', series: [], found: 0 };

describe('previewLimits', () => {
  it('counts what goes on after nobody waits for it any more', async () => {
    const limits = previewLimits({ timeout: 20 });
    let end = () => {};
    const ended = new Promise<void>(resolve => {
      end = resolve;
    });
    const deaf = async () => {
      await ended;
      return ANSWER;
    };
    const answers = await Promise.allSettled(
      Array.from({ length: 4 }, () => limits.run(deaf)),
    );
    for (const answer of answers) {
      expect(answer).toMatchObject({
        reason: { message: 'The query took longer than 0.02 seconds' },
      });
    }
    await expect(limits.run(async () => ANSWER)).rejects.toThrow(
      'Too many queries are being tried',
    );
    end();
    await ended;
    await new Promise(resolve => setTimeout(resolve));
    await expect(limits.run(async () => ANSWER)).resolves.toEqual({
      ...ANSWER,
      problem: undefined,
    });
  });

  it('gives the place of a query that fails to the next', async () => {
    const limits = previewLimits();
    for (let at = 0; at < 6; at += 1) {
      await expect(
        limits.run(async () => {
          throw new Error('no');
        }),
      ).rejects.toThrow('no');
    }
  });
});
