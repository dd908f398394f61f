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

import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { CoverageService } from '../coverage/CoverageService';
import type { CostReports } from '../reports/CostReports';
import type { RollUpService } from '../service/RollUpService';
import { registerExplainCharge } from './registerExplainCharge';
import { registerGetCost } from './registerGetCost';
import { registerGetCoverage } from './registerGetCoverage';
import { registerListMovers } from './registerListMovers';

/** What actions answer from; all of it must authorise. */
export interface ActionServices {
  reports: CostReports;
  rollUps: RollUpService;
  coverage: CoverageService;
}

/** What an action works with. */
export interface ActionOptions extends ActionServices {
  actionsRegistry: ActionsRegistryService;
  now: () => Date;
}

/**
 * Lets language models and other clients of the actions registry read costs, with
 * the rights of whom they act for. None of the actions changes anything.
 */
export function registerActions(options: ActionOptions): void {
  registerGetCost(options);
  registerListMovers(options);
  registerExplainCharge(options);
  registerGetCoverage(options);
}
