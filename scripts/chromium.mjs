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

import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, say, toolsFolder } from './toolchain.mjs';

const require = createRequire(
  path.join(root, 'test', 'browser', 'package.json'),
);

/**
 * Environment for the browser tests: `CHROMIUM_PATH` as given, or a Chromium
 * that is unpacked from the npm registry's package together with the libraries
 * and fonts that a bare machine lacks.
 */
export async function browserEnvironment() {
  if (process.env.CHROMIUM_PATH) {
    return {};
  }
  const folder = path.join(toolsFolder, `chromium-${packageVersion()}`);
  const complete = path.join(folder, 'complete');
  if (!fs.existsSync(complete)) {
    // What an interrupted run has left is half a browser.
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder, { recursive: true });
  }
  const executable = await unpack(folder);
  writeFontConfiguration(folder);
  fs.writeFileSync(complete, '');
  say(`Chromium is ${executable}`);
  return {
    CHROMIUM_PATH: executable,
    LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH,
    FONTCONFIG_PATH: folder,
  };
}

function packageVersion() {
  const manifest = path.resolve(
    require.resolve('@sparticuz/chromium'),
    '../../../package.json',
  );
  return JSON.parse(fs.readFileSync(manifest, 'utf8')).version;
}

/** The package unpacks into the folder for temporary files, when it is not there. */
async function unpack(folder) {
  const { TMPDIR } = process.env;
  process.env.TMPDIR = folder;
  try {
    // It brings its libraries only where it believes to run on Lambda.
    process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
    const { default: chromium } = await import(
      pathToFileURL(require.resolve('@sparticuz/chromium')).href
    );
    return await chromium.executablePath();
  } finally {
    // Setting it to undefined would make that a name.
    if (TMPDIR === undefined) {
      delete process.env.TMPDIR;
    } else {
      process.env.TMPDIR = TMPDIR;
    }
  }
}

/** The package's own names folders that are not where it unpacked its fonts. */
function writeFontConfiguration(folder) {
  fs.writeFileSync(
    path.join(folder, 'fonts.conf'),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path.join(folder, 'fonts')}</dir>
  <cachedir>${path.join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`,
  );
}
