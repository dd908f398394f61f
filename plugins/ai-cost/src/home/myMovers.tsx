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

import { MoverList } from '../rollup/movers/MoverList';
import { OwnCosts } from './OwnCosts';

const FIRST = 5;

/** Which components of the signed-in user and of their groups changed most, and why. */
export function Content() {
  return (
    <OwnCosts>
      {({ report, total, linkTo }) =>
        report.movers.length === 0 ? (
          'Nothing changed against the month before.'
        ) : (
          <MoverList
            report={report}
            currency={total.currency}
            limit={FIRST}
            linkTo={linkTo}
          />
        )
      }
    </OwnCosts>
  );
}
