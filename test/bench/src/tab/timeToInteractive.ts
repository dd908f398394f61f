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

import type { SignedInBrowser } from './SignedInBrowser';

const TAB = '/catalog/default/component/trip-assistant/ai-cost';
/** A main thread without a long task (50 ms) for that many ms is idle. */
const QUIET = 500;
/** Whoever has waited for so many ms has left. */
const PATIENCE = 60_000;

/**
 * Loads the tab with an empty cache.
 *
 * @returns ms from the start of the navigation until the headline figure and the
 * controls are there and the main thread is idle
 */
export async function timeToInteractive(
  browser: SignedInBrowser,
): Promise<number> {
  return browser.withPage(async page => {
    await page.goto(TAB, { waitUntil: 'commit' });
    return page.evaluate(watchPage, { quiet: QUIET, patience: PATIENCE });
  });
}

/** Runs in the page. */
function watchPage(options: {
  quiet: number;
  patience: number;
}): Promise<number> {
  const { quiet, patience } = options;
  let busyUntil = 0;
  new PerformanceObserver(list => {
    for (const { startTime, duration } of list.getEntries()) {
      busyUntil = Math.max(busyUntil, startTime + duration);
    }
  }).observe({ type: 'longtask', buffered: true });

  const isShown = () => {
    const label = [...document.querySelectorAll('dt')].find(dt =>
      dt.textContent?.startsWith('Cost, '),
    );
    const figure = label?.nextElementSibling;
    const controls = document.querySelector('[aria-label="What to show"]');
    return Boolean(
      figure?.checkVisibility() &&
        /\d/.test(figure.textContent ?? '') &&
        controls?.checkVisibility(),
    );
  };

  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('The tab was not there')), patience);
    const waitUntilIdle = (shownAt: number) => {
      const at = Math.max(shownAt, busyUntil);
      if (performance.now() - at >= quiet) {
        resolve(at);
      } else {
        setTimeout(waitUntilIdle, 50, shownAt);
      }
    };
    const waitUntilShown = () => {
      if (isShown()) {
        waitUntilIdle(performance.now());
      } else {
        requestAnimationFrame(waitUntilShown);
      }
    };
    waitUntilShown();
  });
}
