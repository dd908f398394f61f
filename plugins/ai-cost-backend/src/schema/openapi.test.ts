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

import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { parse } from 'yaml';
import { readFileSync } from 'node:fs';
import { spec } from './openapi/generated/router';

describe('OpenAPI specification', () => {
  it('is the same in openapi.yaml and in code', () => {
    const path = resolvePackagePath(
      'backstage-plugin-ai-cost-backend',
      'src/schema/openapi.yaml',
    );

    // Run `yarn openapi` in this package where they differ.
    expect(spec).toEqual(parse(readFileSync(path, 'utf8')));
  });
});
