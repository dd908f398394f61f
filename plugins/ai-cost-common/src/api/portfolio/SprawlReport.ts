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

import type { Day } from '../../time/days';
import type { PortfolioQuery } from './PortfolioQuery';
import type { ComparedSpend, HiddenSpend } from './PortfolioTotals';

/**
 * Which vendors, tools and models are in use: the answer of `GET /sprawl`.
 *
 * @public
 */
export interface SprawlReport {
  query: PortfolioQuery;
  currency?: string;
  hidden?: HiddenSpend;
  vendors: SprawlItem[];
  services: SprawlItem[];
  models: SprawlItem[];
  /** What several vendors are paid for, most expensive first. */
  overlaps: SprawlOverlap[];
  /** The items of the list of approvals that nobody used. */
  unused: SprawlRule[];
}

/** @public */
export interface SprawlItem extends ComparedSpend {
  /** Name of the vendor, service or model. */
  name: string;
  /** Who sells it; the vendor of a service or model. */
  provider?: string;
  /** Family of a model, where it can be told. */
  family?: string;
  /** In which it is paid as well; what that costs is in no amount here. */
  otherCurrencies?: string[];
  /** How many entities use it. */
  entities: number;
  /** How many teams use it. */
  owners: number;
  /** Those that spend most on it, at most five. */
  topEntities: string[];
  topOwners: string[];
  /** First day with spend, in all that is kept. */
  firstDay?: Day;
  /** Last day with spend. */
  lastDay?: Day;
  /** What the list of approvals says; `unlisted` when it says nothing. */
  status: SprawlStatus;
  rule?: SprawlRule;
}

/** @public */
export type SprawlStatus =
  | 'approved'
  | 'tolerated'
  | 'unapproved'
  | 'end-of-life'
  | 'unlisted';

/**
 * An item of `aiCost.approvals`: what the organisation says of a vendor,
 * service or model.
 *
 * @public
 */
export interface SprawlRule {
  /** What it is about; `*` stands for any run of characters. */
  vendor?: string;
  service?: string;
  model?: string;
  status: Exclude<SprawlStatus, 'unlisted' | 'end-of-life'>;
  /** From this day on its use is of something at its end of life. */
  endOfLife?: Day;
  /** What to use instead. */
  successor?: string;
  note?: string;
}

/** @public */
export interface SprawlOverlap extends ComparedSpend {
  /** What is bought several times: a workload, or a family of models. */
  of: { workload: string } | { family: string };
  vendors: string[];
  entities: number;
}
