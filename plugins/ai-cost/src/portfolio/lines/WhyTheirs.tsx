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

import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { PortfolioChargeLine } from 'backstage-plugin-ai-cost-common';
import { FactList } from '../../components/FactList';
import { REASON_NAMES } from '../../format/unallocatedReasons';
import { WhyMine } from '../../tab/lines/WhyMine';

/** Whose a charge line is and why, or why it is nobody's. */
export function WhyTheirs(props: { line: PortfolioChargeLine }) {
  const { line } = props;
  if (line.entityRef !== '') {
    return (
      <>
        <FactList
          facts={[
            {
              name: 'Whose',
              value: <EntityRefLink entityRef={line.entityRef} />,
            },
          ]}
        />
        <WhyMine line={line} title="Why is this theirs?" />
      </>
    );
  }
  const { unallocatedReason } = line;
  return (
    <>
      {unallocatedReason && (
        <FactList
          facts={[{ name: 'In short', value: REASON_NAMES[unallocatedReason] }]}
        />
      )}
      <WhyMine line={line} title="Why is this nobody’s?" />
    </>
  );
}
