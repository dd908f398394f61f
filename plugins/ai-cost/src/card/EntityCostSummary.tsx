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
  CurrencyTotal,
  Day,
  EntityCostReport,
} from 'backstage-plugin-ai-cost-common';
import { nameOf } from '../format/words';
import { CostSummary } from './CostSummary';

const TOP_MODELS = 3;

export interface EntityCostSummaryProps {
  report: EntityCostReport;
  total: CurrencyTotal;
  today: Day;
}

/** An entity's month so far, and the models that it went to. */
export function EntityCostSummary(props: EntityCostSummaryProps) {
  const { report, total, today } = props;
  return (
    <CostSummary
      report={report}
      total={total}
      today={today}
      topLabel="Top models"
      top={report.models.slice(0, TOP_MODELS).map(model => ({
        key: `${model.provider} ${model.model}`,
        name: nameOf('model', model.model),
        cost: model.cost,
      }))}
    />
  );
}
