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

import {
  CHROMIUM_ARGUMENTS,
  open,
  waitForBills,
} from '@internal/ai-cost-browser-tests';
import {
  chromium,
  expect,
  type Browser,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test';
import { importScript } from '../importScript';

interface Chromium {
  browserEnvironment(): Promise<Record<string, string>>;
}

/** A browser whose pages know the portal's guest, and nothing else. */
export class SignedInBrowser {
  readonly #browser: Browser;
  readonly #context: BrowserContextOptions;

  /** Starts it when the portal has published its bills. */
  static async start(url: string): Promise<SignedInBrowser> {
    const { browserEnvironment } = await importScript<Chromium>('chromium.mjs');
    const environment = await browserEnvironment();
    const browser = await chromium.launch({
      executablePath: environment.CHROMIUM_PATH ?? process.env.CHROMIUM_PATH,
      args: CHROMIUM_ARGUMENTS,
      env: { ...process.env, ...environment } as Record<string, string>,
    });
    const page = await browser.newPage({ baseURL: url });
    await waitForBills(page);
    await open(page, '/');
    await expect(
      page.getByRole('link', { name: 'AI Cost' }).first(),
    ).toBeVisible();
    const storageState = await page.context().storageState();
    await page.close();
    return new SignedInBrowser(browser, { baseURL: url, storageState });
  }

  private constructor(browser: Browser, context: BrowserContextOptions) {
    this.#browser = browser;
    this.#context = context;
  }

  /** Runs something on a page of its own, with an empty cache. */
  async withPage<T>(run: (page: Page) => Promise<T>): Promise<T> {
    const context = await this.#browser.newContext(this.#context);
    try {
      return await run(await context.newPage());
    } finally {
      await context.close();
    }
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}
