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
import { SharedNote } from './SharedNote';

function noteOf(shared?: { received: string; givenAway: string }) {
  render(<SharedNote shared={shared} currency="USD" />);
  return screen.queryByRole('note', { name: 'Shared costs' });
}

describe('SharedNote', () => {
  it('tells what is received apart from what is shared out', () => {
    const note = noteOf({ received: '12.5', givenAway: '80' });

    expect(note).toHaveTextContent(
      '$12.50 of the total is its part of what others share out. Another $80.00 that it claims is shared out to others, and is in their totals.',
    );
  });

  it.each([
    [{ received: '12.5', givenAway: '0' }, /^\$12\.50 of the total/],
    [{ received: '0', givenAway: '80' }, /^Another \$80\.00/],
  ])('leaves out what is nothing of %j', (shared, text) => {
    expect(noteOf(shared)?.textContent).toMatch(text);
  });

  it('says nothing where nothing is shared', () => {
    expect(noteOf(undefined)).toBeNull();
    expect(noteOf({ received: '0.00', givenAway: '0' })).toBeNull();
  });
});
