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
 * Kinds of exports, as configuration has them.
 *
 * @public
 */
export const AZURE_COSTS = ['actual', 'amortized'] as const;

/**
 * What the costs of an export are: `actual` is as invoiced, `amortized` spreads
 * purchases of reservations and savings plans over their term.
 *
 * @public
 */
export type AzureCost = (typeof AZURE_COSTS)[number];

/**
 * How exports of Azure Cost Management are to be read.
 *
 * @public
 */
export interface AzureOptions {
  /** Of all files; told by their rows and names when absent. */
  cost?: AzureCost;
}
