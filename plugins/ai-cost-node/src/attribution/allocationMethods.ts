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

/**
 * `allocatedMethodId` of a part of a charge that was divided by the usage that
 * another source reports.
 *
 * @public
 */
export const USAGE_SPLIT_METHOD = 'ai-cost:usage-split';

/**
 * `allocatedMethodId` of what is left of such a charge: usage that the bill has
 * and the other source does not report.
 *
 * @public
 */
export const USAGE_REMAINDER_METHOD = 'ai-cost:usage-remainder';

/** True when the bill itself allocated a charge, and not this plugin. */
export function isAllocatedByBill(
  allocatedMethodId: string | undefined,
): allocatedMethodId is string {
  return (
    allocatedMethodId !== undefined &&
    allocatedMethodId !== USAGE_SPLIT_METHOD &&
    allocatedMethodId !== USAGE_REMAINDER_METHOD
  );
}
