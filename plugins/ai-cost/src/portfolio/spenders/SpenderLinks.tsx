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

import { Link } from '@backstage/core-components';
import { Fragment } from 'react';
import { formatCount } from '../../format/quantity';
import { useSpenderLink } from '../links/useSpenderLink';
import { portfolioName } from '../portfolioName';
import type { PortfolioState } from '../state/PortfolioState';

export interface SpenderLinksProps {
  dimension: 'owner' | 'entity';
  refs: readonly string[];
  /** How many there are in all; the rest is counted. */
  count: number;
  state: PortfolioState;
}

/** Entities or teams by name, each with its AI Cost tab. */
export function SpenderLinks(props: SpenderLinksProps) {
  const { dimension, refs, count, state } = props;
  const linkTo = useSpenderLink();
  const rest = count - refs.length;
  return (
    <>
      {refs.map((ref, index) => {
        const link = ref === '' ? undefined : linkTo(ref, state);
        const name = portfolioName(dimension, ref);
        return (
          <Fragment key={ref}>
            {index > 0 && ', '}
            {link ? <Link to={link}>{name}</Link> : name}
          </Fragment>
        );
      })}
      {rest > 0 && ` and ${formatCount(rest, 'other', 'others')}`}
    </>
  );
}
