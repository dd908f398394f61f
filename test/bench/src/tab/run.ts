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

import { median, print } from '../result';
import { servePortal } from './servePortal';
import { SignedInBrowser } from './SignedInBrowser';
import { tabChunks, type TabChunk } from './tabChunks';
import { timeToInteractive } from './timeToInteractive';

const LOADS = 5;
const CHARTS = /\/node_modules\/recharts\//;

function printSize(name: string, chunks: TabChunk[]) {
  const bytes = chunks.reduce((sum, { size }) => sum + size, 0);
  print({ name, value: bytes / 1000, unit: 'kB', n: chunks.length });
}

async function measure(browser: SignedInBrowser) {
  const chunks = await tabChunks(browser);
  for (const { name, size } of chunks) {
    process.stderr.write(`${name}: ${size} bytes with gzip\n`);
  }
  printSize('tab.chunks-gzip', chunks);
  printSize(
    'tab.chunks-gzip.without-recharts',
    chunks.filter(({ sources }) => !sources.some(one => CHARTS.test(one))),
  );

  const times: number[] = [];
  for (let load = 0; load < LOADS; load += 1) {
    times.push(await timeToInteractive(browser));
  }
  print({
    name: 'tab.interactive',
    value: median(times),
    unit: 'ms',
    n: LOADS,
  });
}

async function main() {
  const portal = await servePortal();
  try {
    const browser = await SignedInBrowser.start(portal.url);
    try {
      await measure(browser);
    } finally {
      await browser.close();
    }
  } finally {
    await portal.stop();
  }
}

main();
