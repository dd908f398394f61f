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
import { readRecipients } from './readRecipients';

const recipientsOf = (platformTeam?: unknown) =>
  readRecipients(
    new ConfigReader({ aiCost: { notifications: { platformTeam } } } as never),
  );

describe('readRecipients', () => {
  it('reads one ref or several', () => {
    expect(recipientsOf()).toEqual([]);
    expect(recipientsOf('platform')).toEqual(['group:default/platform']);
    expect(recipientsOf(['group:ops/platform', 'User:default/Jo'])).toEqual([
      'group:ops/platform',
      'user:default/jo',
    ]);
  });

  it.each([['group:a/'], [''], ['group:'], [7]])('refuses %j', value => {
    expect(() => recipientsOf(value)).toThrow(/platformTeam/);
  });
});
