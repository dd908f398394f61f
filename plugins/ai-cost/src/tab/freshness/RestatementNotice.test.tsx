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

import { render, screen } from '@testing-library/react';
import { RestatementNotice } from './RestatementNotice';

const RESTATED = {
  sourceId: 'aws',
  period: '2026-10',
  at: '2026-11-03T06:00:00.000Z',
  currency: 'USD',
};

describe('RestatementNotice', () => {
  it('says whose money has changed, where the reader may know', () => {
    const change = { billed: '-12', effective: '-12', list: '-12' };
    render(
      <RestatementNotice
        restatements={[{ ...RESTATED, change }]}
        currency="USD"
        basis="effective"
      />,
    );
    expect(
      screen.getByText(/aws restated .*of all entities together/),
    ).toHaveTextContent(/-|−/);
  });

  it('tells others that there was a change, and no amount', () => {
    render(
      <RestatementNotice
        restatements={[RESTATED]}
        currency="USD"
        basis="effective"
      />,
    );
    expect(screen.getByText(/aws restated/)).not.toHaveTextContent(
      'changed by',
    );
  });
});
