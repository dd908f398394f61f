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

export * from './AiCostApi';
export * from './AiCostClient';
export { type AiCostClientOptions } from './ApiRequests';
export * from './ChargeLinePage';
export * from './ConvertedCosts';
export * from './EntityCostReport';
export * from './EntityTrainingRuns';
export * from './EntityUsageHours';
export * from './EntityValueReport';
export * from './ExperimentComparison';
export * from './governance';
export * from './portfolio';
export * from './SourceStatus';
export * from './TelemetryPreview';
export * from './UnknownPrice';
export * from './UsageReceipt';
