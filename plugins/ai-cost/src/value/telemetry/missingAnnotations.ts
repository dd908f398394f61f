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

import {
  AI_COST_ANNOTATIONS,
  type EntityValueReport,
} from 'backstage-plugin-ai-cost-common';

/** An annotation that would fill a gap of the report. */
export interface MissingAnnotation {
  annotation: string;
  value: string;
  text: string;
  isQuery: boolean;
}

/** Annotations for what the report lacks, with the entity's name filled in. */
export function missingAnnotations(
  report: EntityValueReport,
  name: string,
): MissingAnnotation[] {
  const { units, unit, days, scores, kpis, telemetry, currency } = report;
  // The examples are PromQL, which no other source reads.
  const source =
    telemetry.sources.find(({ type }) => type === 'prometheus')?.source ??
    'prometheus';
  const missing: MissingAnnotation[] = [];
  if (units.length === 0) {
    missing.push({
      annotation: AI_COST_ANNOTATIONS.unit,
      value: `prediction=${source}:sum(increase(predictions_total{app="${name}"}[$window]))`,
      text: 'What the service produces: predictions, decisions, documents, anything that can be counted. It gives the cost per unit.',
      isQuery: true,
    });
  }
  const unitCost = kpis.find(({ kpi }) => kpi === 'unit-cost');
  // A target of what nobody counts would say nothing.
  if (unit !== undefined && unitCost?.value && currency && !unitCost.target) {
    missing.push({
      annotation: AI_COST_ANNOTATIONS.unitCostTarget,
      value: `${unit}=${roundedDecimal(unitCost.value)} ${currency}`,
      text: `What a ${unit} should cost at most. This is about what it costs now.`,
      isQuery: false,
    });
  }
  if (!days.some(({ latency }) => latency !== undefined)) {
    missing.push({
      annotation: AI_COST_ANNOTATIONS.latency,
      value: `latency=${source}:sum by (le) (increase(request_duration_seconds_bucket{app="${name}"}[$window]))`,
      text: 'How long calls take, as a histogram: percentiles cannot be made of averages.',
      isQuery: true,
    });
  }
  if (scores.length === 0) {
    missing.push({
      annotation: AI_COST_ANNOTATIONS.quality,
      value: `accuracy=${source}:avg(answer_accuracy{app="${name}"})`,
      text: 'How good the answers are, from 0 to 1 where a share of them is right.',
      isQuery: true,
    });
  }
  return missing;
}

/** Two significant digits, without the exponent that small numbers have. */
function roundedDecimal(value: number): string {
  return value.toLocaleString('en-US', {
    maximumSignificantDigits: 2,
    useGrouping: false,
  });
}
