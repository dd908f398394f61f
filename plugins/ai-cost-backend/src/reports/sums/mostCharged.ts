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

/** The currency that the most charges are in; undefined without any. */
export function mostCharged(
  sums: readonly { currency: string; charges: number }[],
): string | undefined {
  const counts = new Map<string, number>();
  for (const { currency, charges } of sums) {
    counts.set(currency, (counts.get(currency) ?? 0) + charges);
  }
  const [most] = [...counts].sort(
    ([a, ofA], [b, ofB]) => ofB - ofA || (a < b ? -1 : 1),
  );
  return most?.[0];
}
