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

import fs from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, type Locator, type Page } from '@playwright/test';
import { CHUNKS } from './servePortal';
import type { SignedInBrowser } from './SignedInBrowser';

const OVERVIEW = '/catalog/default/component/trip-assistant';
const OWN_CODE = /\/plugins\/ai-cost(-common)?\//;

/** A script that a visit to the tab has to load. */
export interface TabChunk {
  name: string;
  /** Bytes, compressed with gzip. */
  size: number;
  /** What it was built from, as the source map names it. */
  sources: string[];
}

/**
 * Finds the scripts that the tab costs a visitor: what the browser loads for the
 * tab and not for the overview of the same component, and what holds code of the
 * plugin, whoever else loads it.
 */
export async function tabChunks(browser: SignedInBrowser): Promise<TabChunk[]> {
  const overview = await scriptsOf(browser, OVERVIEW, page =>
    page.getByRole('img', { name: /^Daily cost this month/ }),
  );
  const tab = await scriptsOf(browser, `${OVERVIEW}/ai-cost`, page =>
    page.getByRole('region', { name: 'Models' }),
  );
  const chunks: TabChunk[] = [];
  for (const [name, body] of tab) {
    const sources = await sourcesOf(name);
    if (!overview.has(name) || sources.some(source => OWN_CODE.test(source))) {
      chunks.push({ name, size: gzipSync(body).length, sources });
    }
  }
  return chunks;
}

/** The scripts that a page loads until nothing more is asked for, by name. */
async function scriptsOf(
  browser: SignedInBrowser,
  url: string,
  shown: (page: Page) => Locator,
): Promise<Map<string, Buffer>> {
  return browser.withPage(async page => {
    const scripts = new Map<string, Promise<Buffer>>();
    page.on('response', response => {
      const { pathname } = new URL(response.url());
      if (pathname.startsWith('/static/') && pathname.endsWith('.js')) {
        scripts.set(path.posix.basename(pathname), response.body());
      }
    });
    await page.goto(url);
    await expect(shown(page).first()).toBeVisible({ timeout: 30_000 });
    await page.waitForLoadState('networkidle');
    const bodies = new Map<string, Buffer>();
    for (const [name, body] of scripts) {
      bodies.set(name, await body);
    }
    return bodies;
  });
}

async function sourcesOf(name: string): Promise<string[]> {
  const map = await fs.readFile(path.join(CHUNKS, `${name}.map`), 'utf8');
  return JSON.parse(map).sources;
}
