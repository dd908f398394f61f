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

import type { ArmDifference } from 'backstage-plugin-ai-cost-common';
import { Quiet } from '../../components/Quiet';
import { decimalFormat } from '../../format/decimalFormat';

const VERDICTS: Record<ArmDifference['verdict'], string> = {
  different: 'They differ',
  'no-evidence': 'No evidence of a difference',
  'too-few': 'Too few samples to say',
  'not-comparable': 'Cannot be compared',
};

/** What a test says of a difference, in words, with its name and p-value. */
export function Verdict({ difference }: { difference: ArmDifference }) {
  const { verdict, test, pValue, reason } = difference;
  return (
    <>
      {VERDICTS[verdict]}
      <Quiet>{reason}</Quiet>
      {test && (
        <Quiet>
          {test}
          {pValue !== undefined && `, ${pValueInWords(pValue)}`}
        </Quiet>
      )}
    </>
  );
}

/** Below a thousandth the digits say nothing. */
function pValueInWords(pValue: number): string {
  return pValue < 0.001
    ? `p < ${decimalFormat({ maximumFractionDigits: 3 })(0.001)}`
    : `p = ${decimalFormat({ maximumSignificantDigits: 2 })(pValue)}`;
}
