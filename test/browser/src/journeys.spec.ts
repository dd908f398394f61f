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
import { expectAccessible } from './expectAccessible';
import {
  centsOf,
  lastMonth,
  open,
  readAllocations,
  waitForBills,
  waitForTelemetry,
} from './samplePortal';

const TRIP_ASSISTANT = 'component:default/trip-assistant';
const CARE = ['group:default/customer-care', 'group:default/care-content'];

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
});

test.afterEach(() => expect(errors).toEqual([]));

/** The cost that the page tells first, in cents. */
async function shownCents(page: Page): Promise<number> {
  const figure = page.getByText(/^Cost, /).locator('..');
  await expect(figure).toContainText('$');
  const [, amount] = (await figure.innerText()).match(/\$([\d,]+\.\d\d)/)!;
  return Math.round(Number(amount.replace(/,/g, '')) * 100);
}

test('a service owner goes from the cost to its worth, and to why it is theirs', async ({
  page,
}) => {
  await open(
    page,
    '/catalog/default/component/trip-assistant/ai-cost?period=last-month&currency=USD',
  );
  expect(await shownCents(page)).toBe(
    centsOf(readAllocations(), {
      entity: TRIP_ASSISTANT,
      month: lastMonth(),
      currency: 'USD',
    }),
  );
  await expectAccessible(page, 'the tab of a component');

  await page.getByRole('button', { name: 'Value', exact: true }).click();
  await expect(page).toHaveURL(/view=value/);
  await expect(
    page.getByRole('button', { name: 'Cost per conversation' }),
  ).toBeVisible();
  await expectAccessible(page, 'the value of a component');
  await page.goBack();

  await page
    .getByRole('region', { name: 'Models' })
    .getByRole('button')
    .filter({ hasText: /Claude|gpt/i })
    .first()
    .click();
  const drawer = page.getByRole('dialog', { name: 'Charge lines' });
  await drawer.getByRole('button', { expanded: false }).first().click();
  await expect(
    drawer.getByRole('region', { name: 'Why is this mine?' }),
  ).toContainText('Rule');
  await expectAccessible(page, 'charge lines of a component');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/period=last-month/);
  await expect(page).not.toHaveURL(/drill=/);
});

test('a team lead compares components, follows what moved, and comes back', async ({
  page,
}) => {
  await open(
    page,
    '/catalog/default/group/customer-care/ai-cost?period=last-month&currency=USD',
  );
  const allocations = readAllocations().filter(({ owner }) =>
    CARE.includes(owner),
  );
  expect(await shownCents(page)).toBe(
    centsOf(allocations, { month: lastMonth(), currency: 'USD' }),
  );
  const table = page.getByRole('table', { name: 'Components by cost' });
  await expect(table).toContainText('trip-assistant');
  await expectAccessible(page, 'the tab of a group');

  await table.getByRole('checkbox', { name: 'Compare trip-assistant' }).check();
  await table.getByRole('checkbox', { name: 'Compare mail-triage' }).check();
  const compared = page.getByRole('table', { name: 'Components side by side' });
  await expect(compared.getByRole('row', { name: /^Cost/ })).toContainText('$');
  await expect(page).toHaveURL(/compare=.*compare=/);
  await expectAccessible(page, 'components side by side');

  const mover = page
    .getByRole('list', { name: 'What moved' })
    .getByRole('link')
    .first();
  const name = await mover.innerText();
  await mover.click();
  await expect(page).toHaveURL(/\/catalog\/default\/\w+\/[\w-]+\/ai-cost\?/);
  await expect(page).toHaveURL(/period=last-month/);
  await expect(page.getByText(/^Cost, /)).toBeVisible();
  await expect(page.getByRole('heading', { name }).first()).toBeVisible();

  await page.goBack();
  await expect(page).toHaveURL(/customer-care.*compare=.*compare=/);
  await expect(compared).toBeVisible();
});

test('the platform team finds an owner, tries it, and copies the annotation', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '/ai-cost/coverage?period=last-month&currency=USD');
  await expect(
    page.getByRole('table', { name: 'How the bill adds up' }),
  ).toBeVisible();
  await expectAccessible(page, 'coverage');

  await page
    .getByRole('button', {
      name: /^Amazon Bedrock, account 210000000001.*No tag names an entity/,
    })
    .click();
  await page
    .getByRole('button', { name: /^Find an owner for/ })
    .first()
    .click();
  const drawer = page.getByRole('dialog');
  const proposal = drawer
    .getByRole('list', { name: 'Proposed entities' })
    .getByRole('listitem')
    .first();
  await expect(proposal).toContainText('Score');
  await expectAccessible(page, 'proposals of an owner');

  await drawer
    .getByRole('button', { name: /^Try it: ai-cost\// })
    .first()
    .click();
  const result = drawer.getByRole('region', { name: 'What it would do' });
  await expect(result).toContainText('Nothing was changed');
  await expect(result).toContainText('The entity would have $');
  await expectAccessible(page, 'a dry run');
  await result.getByRole('button', { name: 'Copy the annotation' }).click();
  await expect(result.getByText('Copied').first()).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /ai-cost\/[\w-]+: /,
  );
  await drawer.getByRole('button', { name: 'Close' }).first().click();
  await expect(page).toHaveURL(/coverage\?period=last-month&currency=USD/);
});

test('finance narrows all spend, sees what is in use, and prints a statement', async ({
  page,
}) => {
  await open(page, '/ai-cost/overview?period=last-month&currency=USD');
  const services = page.getByRole('region', { name: 'By service' });
  await expect(services).toContainText('OpenAI API');
  await expectAccessible(page, 'the overview');
  await services.getByRole('button', { name: /^OpenAI API/ }).click();
  await expect(page).toHaveURL(/filter=service%3AOpenAI/);
  const filters = page.getByRole('group', { name: 'Filters' });
  await filters.getByRole('link', { name: 'Sprawl' }).click();

  await expect(page).toHaveURL(/sprawl\?.*filter=service%3AOpenAI/);
  await expect(
    page.getByRole('table', { name: 'Providers in use' }),
  ).toContainText('OpenAI');
  await expectAccessible(page, 'sprawl');
  await page
    .getByRole('group', { name: 'Filters' })
    .getByRole('link', { name: 'Models' })
    .click();
  await expect(page).toHaveURL(/models\?.*filter=service%3AOpenAI/);
  await expect(page.getByRole('table').first()).toContainText('gpt-5');
  await expectAccessible(page, 'models');

  await page.goto('/ai-cost/statements');
  await page
    .getByRole('button', { name: /^Issue the statements of/ })
    .first()
    .click();
  await expectAccessible(page, 'the question before statements are issued');
  await page.getByRole('button', { name: 'Issue them' }).click();
  await page
    .getByRole('button', { name: /issued$/ })
    .first()
    .click();
  await page
    .getByRole('button', { name: /^Open the statement of/ })
    .first()
    .click();
  const statement = page.getByRole('dialog', { name: 'Statement' });
  await expect(statement.getByRole('table', { name: 'Total' })).toContainText(
    '$',
  );
  await expectAccessible(page, 'a statement');
  await page.emulateMedia({ media: 'print' });
  await expect(statement.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(statement.getByRole('table', { name: 'Total' })).toBeVisible();
});

test('what cost is shared out ties out with the bill', async ({ page }) => {
  await open(page, '/ai-cost/shared-costs?period=last-month&currency=USD');
  await expect(page.getByText(/llm-gateway/).first()).toBeVisible();
  await expectAccessible(page, 'shared costs');
  await page.goto('/ai-cost/sources');
  await expect(page.getByText(/anthropic/i).first()).toBeVisible();
  await expectAccessible(page, 'billing sources');
});
