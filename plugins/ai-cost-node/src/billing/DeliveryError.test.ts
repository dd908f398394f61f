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

import { DeliveryError } from './DeliveryError';

describe('DeliveryError', () => {
  it('keeps its cause out of its message', () => {
    const cause = new Error('Invalid Input: "Ada" in /srv/bills/october.csv');
    const error = new DeliveryError('october.csv cannot be read', {
      file: 'october.csv',
      cause,
    });
    expect(error.cause).toBe(cause);
    expect(error.message).toBe('october.csv cannot be read');
    expect(String(error)).toBe('DeliveryError: october.csv cannot be read');
  });

  it('makes an error of any cause, and needs none', () => {
    const because = (cause: unknown) => new DeliveryError('no', { cause });
    expect(because('the disk is full').cause).toBeInstanceOf(Error);
    expect(because('the disk is full').message).toBe('no');
    expect(because(undefined).cause).toBeUndefined();
    expect(new DeliveryError('no').message).toBe('no');
  });
});
