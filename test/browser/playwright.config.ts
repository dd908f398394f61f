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

import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGUMENTS } from './src/chromiumArguments';

const root = path.resolve(__dirname, '../..');
const port = Number(process.env.AI_COST_TEST_PORT ?? 7107);
const baseURL = `http://localhost:${port}`;

process.env.AI_COST_TEST_ORACLE = path.join(
  root,
  '.data/browser-tests/bills/oracle.json',
);
process.env.AI_COST_TEST_TELEMETRY_ORACLE = path.join(
  root,
  '.data/browser-tests/telemetry/oracle.json',
);

export default defineConfig({
  testDir: './src',
  timeout: 60_000,
  expect: { timeout: 20_000 },
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  retries: process.env.CI ? 1 : 0,
  reporter: [['list'], ['json']],
  outputDir: path.join(root, 'test-results'),
  use: {
    baseURL,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: CHROMIUM_ARGUMENTS,
    },
  },
  webServer: {
    command: `node ${path.join(__dirname, 'portal.mjs')} ${port}`,
    url: `${baseURL}/.backstage/health/v1/readiness`,
    timeout: 240_000,
    stdout: 'pipe',
    stderr: 'pipe',
    reuseExistingServer: !process.env.CI,
  },
});
