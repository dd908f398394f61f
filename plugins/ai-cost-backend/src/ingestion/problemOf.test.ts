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

import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import { problemOf } from './problemOf';
import { SourceFailure } from './SourceFailure';

function failure(code: string, message = 'insert into x values (secret)') {
  return Object.assign(new Error(message), { code });
}

describe('problemOf', () => {
  it('names the file and what to do', () => {
    const error = new DeliveryError('a.csv has no BilledCost', {
      file: 'a.csv',
      advice: 'Export FOCUS 1.0 or newer',
    });
    expect(problemOf(error, { period: '2026-10' })).toEqual({
      severity: 'error',
      period: '2026-10',
      message: 'a.csv has no BilledCost',
      file: 'a.csv',
      advice: 'Export FOCUS 1.0 or newer',
    });
  });

  it.each([
    ['SQLITE_FULL', /no space left/],
    ['53100', /no space left/],
    ['57P01', /failed or went away \(57P01\)/],
    ['ECONNREFUSED', /failed or went away/],
    ['SQLITE_IOERR_WRITE', /failed or went away/],
    ['23505', /refused a statement \(23505\)/],
    ['SQLITE_CONSTRAINT', /refused a statement/],
  ])('says what %s of the database means, without its rows', (code, text) => {
    const problem = problemOf(failure(code));
    expect(problem.message).toMatch(text);
    expect(problem.advice).toBeTruthy();
    expect(JSON.stringify(problem)).not.toContain('secret');
  });

  it("tells a source's failure from the database's", () => {
    const error = new SourceFailure(
      failure('ECONNREFUSED', 'connect ECONNREFUSED bills.example:443'),
    );
    expect(problemOf(error).message).toBe(
      'connect ECONNREFUSED bills.example:443',
    );
  });

  it('takes whatever is thrown', () => {
    expect(problemOf('no error').message).toBe('no error');
    expect(problemOf(new Error('x'.repeat(10_000))).message).toHaveLength(500);
  });
});
