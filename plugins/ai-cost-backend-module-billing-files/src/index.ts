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
 * Bills as files for AI Cost: FOCUS and the exports of AWS, Azure and Google
 * Cloud, rolled up by DuckDB.
 *
 * @packageDocumentation
 */

export { aiCostModuleBillingFiles as default } from './module';
export { findUnreadablePeriods } from './findUnreadablePeriods';
export type {
  FindUnreadablePeriodsOptions,
  UnreadablePeriods,
} from './findUnreadablePeriods';
export { listBillFiles } from './listBillFiles';
export type { ListBillFilesOptions } from './listBillFiles';
export { openBillFiles } from './openBillFiles';
export type { OpenBillFilesOptions } from './openBillFiles';
export { BILL_FORMAT_IDS } from './formats/BillFormat';
export type { BillFormatId } from './formats/BillFormat';
export { AZURE_COSTS } from './azure/AzureOptions';
export type { AzureCost, AzureOptions } from './azure/AzureOptions';
export type { DuckDbOptions } from './rollup/DuckDbSession';
