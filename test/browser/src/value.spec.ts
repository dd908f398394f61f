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

import { expect, test, type Page } from '@playwright/test';
import {
  centsOf,
  lastMonth,
  open,
  readAllocations,
  unitsOf,
  waitForBills,
  waitForTelemetry,
} from './samplePortal';

const TRIP_ASSISTANT = 'component:default/trip-assistant';
const valueOf = (name: string) =>
  `/catalog/default/component/${name}/ai-cost?view=value&period=last-month`;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  const page = await browser.newPage();
  await waitForBills(page);
  await waitForTelemetry(page, TRIP_ASSISTANT);
  await page.close();
});

const errors: string[] = [];

test.beforeEach(({ page }) => {
  errors.length = 0;
  page.on('pageerror', error => errors.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error') {
      errors.push(message.text());
    }
  });
});

test.afterEach(() => expect(errors).toEqual([]));

function kpi(page: Page, name: string) {
  return page
    .getByRole('region', { name: 'KPIs' })
    .getByRole('button', { name })
    .locator('xpath=ancestor::div[1]');
}

test('an owner sees what a conversation cost, as bill and telemetry say', async ({
  page,
}) => {
  await open(page, valueOf('trip-assistant'));
  const cost = centsOf(readAllocations(), {
    entity: TRIP_ASSISTANT,
    month: lastMonth(),
    currency: 'USD',
  });
  const unitCost = cost / 100 / unitsOf(TRIP_ASSISTANT, lastMonth());

  const tile = kpi(page, 'Cost per conversation');
  await expect(tile).toContainText(`$${Number(unitCost.toPrecision(3))}`);
  await expect(tile).toContainText('target of $0.025');
});

test('the name of a KPI opens its definition, with the keyboard', async ({
  page,
}) => {
  await open(page, valueOf('trip-assistant'));
  const name = page.getByRole('button', { name: 'Cost per conversation' });
  await name.focus();
  await page.keyboard.press('Enter');
  const definition = page.getByRole('dialog', {
    name: 'Cost per conversation',
  });
  await expect(definition).toContainText('effective cost / business units');
  await expect(definition).toContainText('larkfield');
  await page.keyboard.press('Escape');
  await expect(definition).toBeHidden();
  await expect(name).toBeFocused();
});

test('models sort by a figure, and those without it come last', async ({
  page,
}) => {
  await open(page, valueOf('trip-assistant'));
  const table = page.getByRole('table', { name: 'Models and their value' });
  await table.getByRole('button', { name: 'p95' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/valueSort=-p95/);
  const column = (
    await table.getByRole('columnheader').allInnerTexts()
  ).findIndex(text => text.startsWith('p95'));
  const cells = await Promise.all(
    (await table.getByRole('row').all())
      .slice(1)
      .map(row => row.locator('th, td').nth(column).innerText()),
  );
  const told = cells.filter(cell => cell !== 'n/a').map(Number.parseFloat);
  expect(told.length).toBeGreaterThan(1);
  expect(told).toEqual([...told].sort((a, b) => b - a));
  expect(cells.at(-1)).toBe('n/a');
});

test('two models are compared, with a test that says whether they differ', async ({
  page,
}) => {
  await open(page, valueOf('trip-assistant'));
  await page.getByRole('button', { name: 'Compare' }).click();
  const comparison = page.getByRole('table', { name: 'Comparison' });
  await expect(
    comparison.getByRole('row', { name: /Cost per 1,000 requests/ }),
  ).toContainText('They differ');
  await expect(comparison).not.toContainText('Unknown model');
  await expect(page).toHaveURL(/arm=.*arm=/);
  await page.reload();
  await expect(comparison).toContainText(/Welch.s t-test/);
});

test('training runs tell what came of them and what they cost', async ({
  page,
}) => {
  await open(page, valueOf('fraud-model-training'));
  const runs = page.getByRole('table', { name: 'Training runs' });
  const run = runs.getByRole('row', { name: /^fraud-/ }).first();
  await expect(run).toContainText(/Promoted to production|Evaluated|Abandoned/);
  await expect(run).toContainText(/\$\d/);
  await expect(run).toContainText('training-job/fraud-');
  await expect(run).toContainText(/auc 0\.9/);
});

test('where nothing is measured, the view teaches what to annotate', async ({
  page,
}) => {
  await open(page, valueOf('booking-service'));
  await expect(
    page.getByRole('heading', { name: 'Nothing is measured here yet' }),
  ).toBeVisible();
  await page.getByRole('button', { name: /KPIs and what each takes/ }).click();
  await expect(kpi(page, 'Latency, p95')).toContainText('n/a');
  for (const annotation of ['unit', 'latency', 'quality']) {
    await expect(
      page.getByRole('button', {
        name: `Copy the annotation ai-cost/${annotation}`,
        exact: true,
      }),
    ).toBeVisible();
  }
  await expect(
    page.getByText(/predictions_total\{app="booking-service"\}/),
  ).toBeVisible();
});

test('the view fits a phone without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, valueOf('trip-assistant'));
  await expect(kpi(page, 'Cost per conversation')).toContainText('$');
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});

test('the table of models fits a laptop without scrolling sideways', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await open(page, valueOf('trip-assistant'));
  const table = page.getByRole('region', {
    name: 'Table of models and their value',
  });
  await expect(table).toContainText('$');
  expect(
    await table.evaluate(region => region.scrollWidth - region.clientWidth),
  ).toBeLessThanOrEqual(0);
});

test('the platform team tries a query before it annotates it', async ({
  page,
}) => {
  await open(page, valueOf('booking-service'));
  await page
    .getByRole('button', { name: /Looks for \d+ names without annotations/ })
    .click();
  await expect(page.getByText('client_duration')).toBeVisible();
  await page
    .getByRole('textbox', { name: 'Query' })
    .fill('units{component="trip-assistant", environment="production"}');
  await page.getByRole('button', { name: 'Try it' }).click();
  await expect(page.getByText('1 series came back.')).toBeVisible();
  await expect(page.getByText(/unit=conversation/)).toBeVisible();
});
