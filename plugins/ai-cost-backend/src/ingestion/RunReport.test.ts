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

import type { SourceProblem } from 'backstage-plugin-ai-cost-common';
import { RunReport } from './RunReport';

function problems(
  count: number,
  severity: SourceProblem['severity'],
): SourceProblem[] {
  return Array.from({ length: count }, (_, at) => ({
    severity,
    message: `problem ${at}`,
  }));
}

describe('RunReport', () => {
  it('keeps the first problems, and counts the others', () => {
    const report = RunReport.create();
    report.published(1);
    report.note(problems(200_000, 'warning'));
    expect(report.result()).toMatchObject({ outcome: 'success' });
    report.note(problems(1, 'error'));
    const result = report.result();
    expect(result.outcome).toBe('partial');
    expect(result.problems).toHaveLength(101);
    expect(result.problems[100]).toMatchObject({
      severity: 'error',
      message: '199901 more problems are not listed',
    });
  });

  it('says last why it ended early', () => {
    const report = RunReport.create();
    report.note(problems(150, 'warning'));
    report.failed({ severity: 'error', message: 'The bucket is away' });
    const { outcome, problems: listed } = report.result();
    expect(outcome).toBe('failed');
    expect(listed.map(({ message }) => message).slice(99)).toEqual([
      'problem 99',
      '50 more problems are not listed',
      'The bucket is away',
    ]);
  });
});
