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

// Writes src/schema/openapi/generated/router.ts from src/schema/openapi.yaml, as
// `backstage-repo-tools package schema openapi generate` would, which needs Java.

import { readFile, writeFile } from 'node:fs/promises';
import prettier from 'prettier';
import { parse } from 'yaml';

const source = new URL('../src/schema/openapi.yaml', import.meta.url);
const target = new URL(
  '../src/schema/openapi/generated/router.ts',
  import.meta.url,
);

const spec = parse(await readFile(source, 'utf8'));
const [header] = (await readFile(new URL(import.meta.url), 'utf8')).split(
  '\n\n',
);
const code = `${header}

// Written by scripts/writeOpenApiSpec.mjs from openapi.yaml: change that, and
// run \`yarn openapi\` in this package.

export const spec = ${JSON.stringify(spec, null, 2)} as const;
`;
const config = await prettier.resolveConfig(target.pathname);
await writeFile(
  target,
  prettier.format(code, { ...config, parser: 'typescript' }),
);
