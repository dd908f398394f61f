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
import {
  centsOf,
  lastMonth,
  open,
  readAllocations,
  waitForBills,
} from './samplePortal';

const ENTITY = 'component:default/trip-assistant';
const TAB = '/catalog/default/component/trip-assistant/ai-cost';

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  const page = await browser.newPage();
  await waitForBills(page);
  await page.close();
});

test('an owner sees what last month cost, to the cent of the bill', async ({
  page,
}) => {
  await open(page, `${TAB}?period=last-month&currency=USD`);
  const figure = page.getByText(/^Cost, /).locator('..');
  await expect(figure).toContainText('$');
  const shown = Number(
    (await figure.innerText()).match(/\$([\d,]+\.\d\d)/)![1].replace(/,/g, ''),
  );
  expect(Math.round(shown * 100)).toBe(
    centsOf(readAllocations(), {
      entity: ENTITY,
      month: lastMonth(),
      currency: 'USD',
    }),
  );
});

test('the view is in the URL and survives a reload', async ({ page }) => {
  await open(page, TAB);
  await page.getByRole('button', { name: /^Group by/ }).click();
  await page.getByRole('option', { name: 'Environment' }).click();
  await expect(page).toHaveURL(/groupBy=environment/);
  await page.reload();
  await expect(
    page.getByRole('button', { name: 'Group by Environment' }),
  ).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/groupBy/);
});

test('a charge line says why it belongs to the component', async ({ page }) => {
  await open(page, `${TAB}?period=last-month`);
  await page
    .getByRole('region', { name: 'Models' })
    .getByRole('button')
    .filter({ hasText: /Claude|gpt|GPT|Gemini/ })
    .first()
    .click();
  const drawer = page.getByRole('dialog', { name: 'Charge lines' });
  await expect(drawer).toBeVisible();
  await expect(page).toHaveURL(/drill=/);
  await drawer.getByRole('button', { expanded: false }).first().click();
  const why = drawer.getByRole('region', { name: 'Why is this mine?' });
  await expect(why).toContainText('Rule');
  await expect(why).toContainText('Why it is AI');
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
});

test('a component without charges is told which annotation to add', async ({
  page,
}) => {
  await open(page, '/catalog/default/component/booking-service/ai-cost');
  await expect(page.getByText(/No AI charges for/)).toBeVisible();
  await expect(
    page.getByRole('button', { name: /Copy the annotation/ }).first(),
  ).toBeVisible();
});

test('the page fits a phone without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, TAB);
  await expect(page.getByText(/^Cost, /)).toBeVisible();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});

test('the overview card leads to the tab', async ({ page }) => {
  await open(page, '/catalog/default/component/trip-assistant');
  await expect(
    page.getByRole('img', { name: /^Daily cost this month, \$/ }),
  ).toBeVisible();
  await page.getByRole('link', { name: 'All AI costs' }).click();
  await expect(page).toHaveURL(/\/ai-cost/);
});
