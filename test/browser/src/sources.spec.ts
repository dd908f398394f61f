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

import { expect, test } from '@playwright/test';
import { lastMonth, open, waitForBills } from './samplePortal';

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  const page = await browser.newPage();
  await waitForBills(page);
  await page.close();
});

test('the platform team sees its sources and ingests one now', async ({
  page,
}) => {
  await open(page, '/ai-cost/sources');
  const sources = page.getByRole('region', { name: 'Billing sources' }).first();
  for (const id of ['aws', 'azure', 'gcp', 'openai', 'anthropic']) {
    await expect(
      sources.getByRole('button', { name: new RegExp(`^${id}`) }).first(),
    ).toBeVisible();
  }
  await page.getByRole('button', { name: 'Ingest now: openai' }).click();
  await expect(page.getByText(/ingest/i).first()).toBeVisible();
});

test('a source shows its deliveries and runs', async ({ page }) => {
  await open(page, '/ai-cost/sources');
  await page
    .getByRole('region', { name: 'Billing sources' })
    .first()
    .getByRole('button', { name: /^aws/ })
    .first()
    .click();
  const drawer = page.getByRole('dialog', { name: 'aws' });
  await expect(
    drawer.getByRole('region', { name: 'Deliveries' }),
  ).toBeVisible();
  await expect(drawer.getByRole('region', { name: 'Runs' })).toBeVisible();
});

test('months of a source are read again', async ({ page }) => {
  await open(page, '/ai-cost/sources');
  const more = page.getByRole('button', {
    name: 'More ways to ingest anthropic',
  });
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem')).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', {
    name: 'Read months of anthropic again',
  });
  const confirm = dialog.getByRole('button', { name: 'Read again' });
  await dialog.getByLabel('First month').fill('');
  await expect(confirm).toBeDisabled();
  await dialog.getByLabel('First month').fill(lastMonth());
  await dialog.getByLabel('Last month').fill(lastMonth());
  await confirm.click();

  await expect(
    page.getByText(/^anthropic: succeeded, 1 delivery with/),
  ).toBeVisible({ timeout: 60_000 });
  await page
    .getByRole('region', { name: 'Billing sources' })
    .first()
    .getByRole('button', { name: /^anthropic/ })
    .first()
    .click();
  const runs = page
    .getByRole('dialog', { name: 'anthropic' })
    .getByRole('region', { name: 'Runs' });
  await expect(
    runs.getByRole('row').nth(1).getByText(monthInWords(lastMonth())),
  ).toBeVisible();
});

function monthInWords(month: string): string {
  return new Date(`${month}-01`).toLocaleDateString('en-US', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
