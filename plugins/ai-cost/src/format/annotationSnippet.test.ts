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

import { annotationSnippet, querySnippet } from './annotationSnippet';

describe('annotationSnippet', () => {
  it.each([
    [
      'application=checkout,component=ranker',
      'application=checkout,component=ranker',
    ],
    [
      'arn:aws:sagemaker:*:*:endpoint/a-*',
      'arn:aws:sagemaker:*:*:endpoint/a-*',
    ],
    ['123456789012', '"123456789012"'],
    ['*ranker*', '"*ranker*"'],
    ['true', '"true"'],
    ['a: b # c', '"a: b # c"'],
    ['say "hi"', '"say \\"hi\\""'],
  ])('writes %s as a YAML string', (value, yaml) => {
    expect(annotationSnippet('ai-cost/tags', value)).toBe(
      `metadata:\n  annotations:\n    ai-cost/tags: ${yaml}`,
    );
  });
});

describe('querySnippet', () => {
  it('leaves the quotes of a query as they are', () => {
    expect(
      querySnippet('ai-cost/unit', 'call=prometheus:sum(up{app="a"})'),
    ).toBe(
      'metadata:\n  annotations:\n    ai-cost/unit: |\n      call=prometheus:sum(up{app="a"})',
    );
  });
});
