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
import { expect, type Page } from '@playwright/test';

/** What an entity, environment, model and workload truly cost in a month. */
interface Allocation {
  entity: string;
  owner: string;
  environment: string;
  model: string;
  month: string;
  currency: string;
  effective: string;
}

/** The truth about the bills that the portal was started with. */
export function readAllocations(): Allocation[] {
  const oracle = process.env.AI_COST_TEST_ORACLE!;
  return JSON.parse(fs.readFileSync(oracle, 'utf8')).allocations;
}

/** How many units an entity truly produced in a month. */
export function unitsOf(entity: string, month: string): number {
  const oracle = process.env.AI_COST_TEST_TELEMETRY_ORACLE!;
  const {
    units,
  }: { units: { entity: string; month: string; count: number }[] } = JSON.parse(
    fs.readFileSync(oracle, 'utf8'),
  );
  return units
    .filter(one => one.entity === entity && one.month === month)
    .reduce((sum, { count }) => sum + count, 0);
}

/** The month before this one (UTC), which the sample's bills hold whole. */
export function lastMonth(): string {
  const today = new Date();
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1, 1))
    .toISOString()
    .slice(0, 7);
}

/** Effective cost by the oracle, in cents: enough to compare with what is shown. */
export function centsOf(
  allocations: Allocation[],
  matches: Partial<Allocation>,
): number {
  return Math.round(
    allocations
      .filter(one =>
        Object.entries(matches).every(
          ([key, value]) => one[key as keyof Allocation] === value,
        ),
      )
      .reduce((sum, { effective }) => sum + Number(effective), 0) * 100,
  );
}

/** Signs in as the sample's guest, if the page asks for it. */
export async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  const enter = page.getByRole('button', { name: 'Enter' });
  const signedIn = page.getByRole('link', { name: 'AI Cost' }).first();
  await expect(enter.or(signedIn)).toBeVisible();
  if (await enter.isVisible()) {
    await enter.click();
  }
}

/** Headers of the sample's guest, for the API. */
async function guest(page: Page): Promise<Record<string, string>> {
  const refresh = await page.request.get('/api/auth/guest/refresh');
  const { backstageIdentity } = await refresh.json();
  return { Authorization: `Bearer ${backstageIdentity.token}` };
}

/** Waits until all of last month's units of an entity are told. */
export async function waitForTelemetry(
  page: Page,
  entity: string,
): Promise<void> {
  const headers = await guest(page);
  const days = `from=${lastMonth()}-01&to=${lastDayOf(lastMonth())}`;
  await expect
    .poll(
      async () => {
        const response = await page.request.get(
          `/api/ai-cost/entities/${entity.replace(/:/, '/')}/value?${days}`,
          { headers },
        );
        const { kpis }: { kpis?: { kpi: string; denominator?: number }[] } =
          await response.json();
        return kpis?.find(({ kpi }) => kpi === 'unit-cost')?.denominator;
      },
      { timeout: 150_000, intervals: [2_000] },
    )
    .toBe(unitsOf(entity, lastMonth()));
}

function lastDayOf(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** Waits until every sample source has published its bills. */
export async function waitForBills(page: Page): Promise<void> {
  const headers = await guest(page);
  await expect
    .poll(
      async () => {
        const response = await page.request.get('/api/ai-cost/sources', {
          headers,
        });
        const { items }: { items: { lastRun?: { outcome: string } }[] } =
          await response.json();
        return items.map(({ lastRun }) => lastRun?.outcome ?? 'none');
      },
      { timeout: 90_000 },
    )
    .toEqual(Array(5).fill('success'));
  // Attributions follow the catalog, which the portal has just read.
  await expect
    .poll(
      async () => {
        const response = await page.request.get(
          `/api/ai-cost/entities/component/default/trip-assistant/costs?from=${lastMonth()}-01&to=${lastMonth()}-28&granularity=day`,
          { headers },
        );
        return response.ok() && (await response.json()).totals.length;
      },
      { timeout: 90_000 },
    )
    .toBeGreaterThan(0);
}
