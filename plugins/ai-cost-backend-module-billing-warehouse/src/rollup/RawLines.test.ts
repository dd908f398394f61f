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

import {
  DefaultClassifier,
  RAW_DIMENSION_NAMES,
} from 'backstage-plugin-ai-cost-node';
import { RawLines } from './RawLines';

function textOf(cells: Record<string, string>): string {
  return RAW_DIMENSION_NAMES.map(name => cells[name] ?? '').join('\u001f');
}

const AI = {
  BillingCurrency: 'USD',
  ServiceName: 'OpenAI API',
  ServiceProviderName: 'OpenAI',
};

describe('RawLines', () => {
  it('refuses more text than can be held', () => {
    const lines = RawLines.create(DefaultClassifier.create(), {
      mostCharacters: 1_000,
    });
    lines.add('a', textOf({ ...AI, ResourceId: 'x'.repeat(600) }));
    // The same line again, and one that is not AI, are not kept.
    lines.add('b', textOf({ ...AI, ResourceId: 'x'.repeat(600) }));
    lines.add('c', textOf({ BillingCurrency: 'USD', ServiceName: 'Queues' }));
    expect([...lines.lines()]).toHaveLength(1);
    expect(() =>
      lines.add('d', textOf({ ...AI, ResourceId: 'y'.repeat(600) })),
    ).toThrow('more text than can be held');
  });
});
