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

import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

/** The levels that are asked of us; best practices are another matter. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/**
 * Expects that axe finds nothing in what AI Cost shows: the page without the
 * portal's own navigation and header, or a dialog over it.
 *
 * @param what - names it in a failure
 */
export async function expectAccessible(
  page: Page,
  what: string,
): Promise<void> {
  // Colours of what fades in are not those that stay.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(it => it.effect?.getComputedTiming().iterations !== Infinity)
        .map(it => it.finished.catch(() => {})),
    ),
  );
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async rules => {
    const { axe: injected } = window as unknown as { axe: typeof axe };
    const dialog = document.querySelector('[role="dialog"]');
    const report = await injected.run(dialog ?? 'main', {
      runOnly: { type: 'tag', values: rules },
    });
    return report.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ html, failureSummary }) => ({
        html: html.slice(0, 300),
        failureSummary,
      })),
    }));
  }, RULES);
  expect({ what, violations }).toEqual({ what, violations: [] });
}
