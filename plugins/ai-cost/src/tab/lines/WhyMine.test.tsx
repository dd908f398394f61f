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
import type { AttributedChargeLine } from 'backstage-plugin-ai-cost-common';
import { InMemoryAiCostApi } from '../../../dev/sample/InMemoryAiCostApi';
import { sampleEntities } from '../../../dev/sample/sampleEntities';
import { fixToday, TODAY } from '../../../dev/testing/fixToday';
import { renderWithApi } from '../../../dev/testing/renderWithApi';
import { WhyMine } from './WhyMine';

fixToday();

async function showShared(
  attribution: Partial<AttributedChargeLine['attribution']>,
) {
  const api = new InMemoryAiCostApi(sampleEntities(TODAY));
  const { items } = await api.getChargeLines({
    entityRef: 'component:default/fraud-scoring',
    from: '2026-11-01',
    to: '2026-11-30',
    basis: 'effective',
  });
  const line = {
    ...items[0],
    share: 0.25,
    attribution: { ...items[0].attribution, conflict: false, ...attribution },
  };
  renderWithApi({ element: <WhyMine line={line} />, api });
}

describe('WhyMine of a shared cost', () => {
  it('explains the split and names who shares it out', async () => {
    await showShared({
      rule: 'share:component:default/llm-gateway',
      reason:
        'component:default/llm-gateway shares the cost out by requests: 25 of 100 parts.',
      sharedFrom: 'component:default/llm-gateway',
    });

    const why = await screen.findByLabelText('Why is this mine?');
    expect(why).toHaveTextContent('by requests: 25 of 100 parts.');
    expect(why).toHaveTextContent(
      'Shared out by component:default/llm-gateway',
    );
    expect(why).toHaveTextContent(
      '25% of the line is this entity’s: it is shared out',
    );
    expect(screen.getByRole('link', { name: /llm-gateway/ })).toHaveAttribute(
      'href',
      '/catalog/default/component/llm-gateway',
    );
  });

  it('names nobody whom the reader may not see', async () => {
    await showShared({
      rule: 'share',
      reason: 'Shared out by an entity that you may not see',
      sharedFrom: '',
      alternatives: [],
    });

    const why = await screen.findByLabelText('Why is this mine?');
    expect(why).toHaveTextContent(
      'RuleShared out by an entity that you may not see',
    );
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });
});
