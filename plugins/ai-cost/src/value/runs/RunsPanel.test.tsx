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

import { screen } from '@testing-library/react';
import { fixToday } from '../../../dev/testing/fixToday';
import { renderValue, rowsOf } from '../../../dev/testing/renderValue';

fixToday();

describe('RunsPanel', () => {
  it('shows training runs beside inference, without a made-up cost', async () => {
    renderValue();

    expect(
      await screen.findByRole('table', { name: 'Training runs' }),
    ).toBeVisible();
    const rows = rowsOf('Training runs');
    expect(rows[2]).toBe(
      'fraud-gbm-v8fraud-detector · mlflow | Promoted to productionVersion 8 has the alias champion. | Nov 17, 2026, 19:30 UTC | $412.35The tag mlflow.run_id of 14 charge lines | auc 0.9471recall 0.861loss 0.18821 more',
    );
    expect(rows[4]).toContain('| n/a |');
    expect(rows[5]).toContain(
      'Outcome unknownIt finished, and nothing says what came of it',
    );
    expect(rows[5]).toContain('$3.20 estimatedNo charge names it');
    expect(
      screen.getByRole('region', { name: 'Training beside inference' }),
    ).toHaveTextContent(
      /Abandonedn\/a1 run, 1 has no known cost.*Outcome unknown\$3.201 run, 1 is estimated/,
    );
  });
});
