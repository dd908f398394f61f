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

import { writeReport } from './writeReport';

describe('writeReport', () => {
  const text =
    'entity,model\r\n"a\u001b[31m","b\u009bc\rd"\r\n{ "x": "\u007f" }\n';

  function written(isTTY: boolean) {
    const write = jest.fn();
    writeReport(text, { isTTY, write });
    return write.mock.calls.flat().join('');
  }

  it('gives a terminal no control characters, and keeps line ends', () => {
    expect(written(true)).toBe(
      'entity,model\r\n"a?[31m","b?c?d"\r\n{ "x": "?" }\n',
    );
  });

  it('gives a pipe or a file every byte', () => {
    expect(written(false)).toBe(text);
  });
});
