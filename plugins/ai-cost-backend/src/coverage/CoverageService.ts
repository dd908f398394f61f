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

import type {
  AnnotationFindings,
  AnnotationProposals,
  AttributionTrial,
  AttributionTrialQuery,
  CoverageReport,
  PortfolioLinePage,
  PortfolioLineQuery,
  PortfolioQuery,
} from 'backstage-plugin-ai-cost-common';
import type { ReaderOptions } from '../permissions/reader';

/** What is nobody's, why, and who might answer for it. */
export interface CoverageService {
  coverage(
    query: PortfolioQuery,
    options: ReaderOptions,
  ): Promise<CoverageReport>;

  /** @throws NotFoundError when nothing is in the group */
  proposals(
    groupId: string,
    query: PortfolioQuery,
    options: ReaderOptions,
  ): Promise<AnnotationProposals>;

  /**
   * Changes nothing.
   *
   * @throws NotFoundError when there is no such entity
   * @throws ConflictError while another trial of the same reader runs
   */
  tryAttribution(
    query: AttributionTrialQuery,
    options: ReaderOptions,
  ): Promise<AttributionTrial>;

  annotationFindings(options: ReaderOptions): Promise<AnnotationFindings>;

  /** @throws InputError when the cursor is not of this query */
  lines(
    query: PortfolioLineQuery,
    options: ReaderOptions,
  ): Promise<PortfolioLinePage>;
}
