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
 * The sample organisation: its catalog, its bills, and the truth about them.
 *
 * @packageDocumentation
 */
export * from './catalog/readSampleCatalog';
export * from './catalog/readScopes';
export * from './catalog/withRelations';
export * from './generateSampleBills';
export * from './generateSampleTelemetry';
export * from './oracle/SampleOracle';
export type { OracleCalls, TelemetryOracle } from './telemetry/TelemetryOracle';
export type { WrittenFile } from './bills/writeBills';
export type { SampleDelivery } from './story/Story';
export * from './large/generateLargeBill';
export * from './large/largeBillEntities';
export * from './requests';
