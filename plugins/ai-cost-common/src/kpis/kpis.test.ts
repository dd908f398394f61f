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

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { KPIS } from './kpis';
import type { Kpi } from './Kpi';

const UNITS: Record<Kpi['unit'], string> = {
  money: 'money, in the currency that is shown',
  ratio: 'share, 0 to 1',
  factor: 'factor',
  seconds: 'seconds',
  count: 'count',
  per_money: 'per unit of currency',
};

// Screens link to docs/kpis.md by the id of a KPI.
describe('docs/kpis.md', () => {
  const docs = readFileSync(
    path.resolve(__dirname, '../../../../docs/kpis.md'),
    'utf8',
  );
  /** The text after an anchor, up to the next one, in one line. */
  const sectionOf = (id: string) =>
    docs
      .split('<a id="')
      .find(section => section.startsWith(`${id}"></a>`))
      ?.replace(/\\/g, '')
      .replace(/\s+/g, ' ');

  it.each(Object.values(KPIS).map(kpi => [kpi.id, kpi] as const))(
    'defines %s as the code does',
    (id, kpi) => {
      const section = sectionOf(id);

      expect(section).toContain(`## ${kpi.title} `);
      expect(section).toContain(kpi.meaning);
      expect(section).toContain(`- Formula: ${kpi.formula} `);
      expect(section).toContain(`- Unit: ${UNITS[kpi.unit]} `);
      expect(section).toContain(`- Window: ${kpi.window} `);
      expect(section).toContain(`- Not available: ${kpi.unavailable} `);
      expect(section).toContain(`- Better: ${kpi.better}`);
    },
  );

  it('defines no other', () => {
    const ids = [...docs.matchAll(/<a id="([^"]*)">/g)].map(([, id]) => id);

    expect(ids).toEqual(Object.values(KPIS).map(({ id }) => id));
  });
});
