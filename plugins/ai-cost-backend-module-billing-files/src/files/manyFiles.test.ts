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

import { setImmediate } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import { DefaultClassifier } from 'backstage-plugin-ai-cost-node';
import type { BillStorage, ListedFile } from '../storage/BillStorage';
import { FileBillingSource } from './FileBillingSource';
import type { FileLayout } from './FileLayout';

jest.setTimeout(120_000);

const COUNT = 50_000;

function storageOf(files: ListedFile[]): BillStorage {
  return {
    description: 'a bucket',
    isNarrowed: false,
    list: async () => files,
    find: async name => {
      throw new Error(`${name} need not be read`);
    },
  };
}

describe('a listing of many files', () => {
  it.each<[FileLayout['files'], number]>([
    ['parts', COUNT],
    ['snapshots', COUNT / 100],
    [undefined, COUNT],
  ])('lets others have their turn, as %s', async (layout, offered) => {
    const files = Array.from({ length: COUNT }, (_, i) => {
      const name = `export/2026-10/run-${i % 100}/part-${i}.csv`;
      return { name, path: `s3://bucket/${name}`, size: i, etag: `${i}` };
    });
    const source = FileBillingSource.create({
      id: 'bills',
      storage: storageOf(files),
      layout: { files: layout },
      schedule: { frequency: { hours: 1 }, timeout: { minutes: 30 } },
      completenessLagDays: 2,
    });
    let turns = 0;
    let done = false;
    const discovery = source
      .discover({
        logger: mockServices.logger.mock(),
        signal: new AbortController().signal,
        classifier: DefaultClassifier.create(),
      })
      .finally(() => {
        done = true;
      });
    while (!done) {
      turns += 1;
      await setImmediate();
    }
    const { offers, problems } = await discovery;
    expect(problems).toEqual([]);
    expect(offers.map(offer => offer.files.length)).toEqual([offered]);
    // Some names a turn.
    expect(turns).toBeGreaterThan(COUNT / 5_000);
  });
});
