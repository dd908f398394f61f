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

import type { PortfolioDimension } from 'backstage-plugin-ai-cost-common';
import type { ReactElement } from 'react';
import { useSpenderLink } from '../links/useSpenderLink';
import { portfolioName, type Titles } from '../portfolioName';
import type { PortfolioState } from '../state/PortfolioState';
import type { ChangePortfolioState } from '../state/usePortfolioState';
import { RowActions } from './RowActions';

/** Makes what a row that is of a dimension's value leads to. */
export function useRowActions(options: {
  state: PortfolioState;
  titles?: Titles;
  onChange: ChangePortfolioState;
}): (dimension: PortfolioDimension, key: string) => ReactElement {
  const { state, titles, onChange } = options;
  const spenderLink = useSpenderLink();
  return (dimension, key) => {
    const isSpender = dimension === 'owner' || dimension === 'entity';
    return (
      <RowActions
        name={portfolioName(dimension, key, titles)}
        link={isSpender && key !== '' ? spenderLink(key, state) : undefined}
        onLines={() =>
          onChange({ drillDown: { filters: { [dimension]: key } } })
        }
      />
    );
  };
}
