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
  TOKEN_CLASSES,
  type EntityValueReport,
  type KpiId,
  type KpiValue,
  type TokenClass,
} from 'backstage-plugin-ai-cost-common';
import { formatDay } from '../../format/day';
import { formatPrice } from '../../format/money';
import { formatSampleSize } from '../../format/quality';
import { sentence } from '../../format/sentence';
import { nameOf, TOKEN_CLASS_NAMES } from '../../format/words';
import { QUALITY, kpiDefinition, type KpiDefinition } from './kpiDefinition';

/** A KPI with its definition, ready to be shown. */
export interface ShownKpi {
  id: string;
  title: string;
  definition: KpiDefinition;
  value: Omit<KpiValue, 'kpi'>;
  /** What to know beside the value. */
  note?: string;
}

/** What to look at first, in this order. */
const FIRST: { kpi: KpiId; of?: string }[] = [
  { kpi: 'unit-cost' },
  { kpi: 'cost-per-thousand-requests' },
  { kpi: 'latency', of: 'p95' },
  { kpi: 'error-rate' },
];

const SECOND: { kpi: KpiId; of?: string }[] = [
  { kpi: 'cost-per-success' },
  { kpi: 'cache-hit-rate' },
  { kpi: 'gpu-utilisation' },
];

/** The KPIs to look at first, there or not: what is missing says why. */
export function firstKpis(report: EntityValueReport): ShownKpi[] {
  const shown = ({ kpi, of }: { kpi: KpiId; of?: string }) =>
    shownKpi(report, valueOf(report, kpi, of));
  return [...FIRST.map(shown), qualityOf(report), ...SECOND.map(shown)];
}

/** What an overview has room for. */
export function glanceKpis(report: EntityValueReport): ShownKpi[] {
  const ids = ['unit-cost', 'latency p95', 'quality'];
  return firstKpis(report).filter(({ id }) => ids.includes(id));
}

/** All KPIs, those to look at first ahead of the others. */
export function allKpis(report: EntityValueReport): ShownKpi[] {
  const first = firstKpis(report);
  const ids = new Set(first.map(({ id }) => id));
  const others = report.kpis
    .map(value => shownKpi(report, value))
    .filter(({ id }) => !ids.has(id));
  return [...first, ...others];
}

function valueOf(
  { kpis }: EntityValueReport,
  kpi: KpiId,
  of?: string,
): KpiValue {
  return (
    kpis.find(one => one.kpi === kpi && one.of === of) ?? {
      kpi,
      of,
      sources: [],
      unavailable: sentence(kpiDefinition(kpi).unavailable),
    }
  );
}

function shownKpi(report: EntityValueReport, value: KpiValue): ShownKpi {
  const definition = kpiDefinition(value.kpi);
  return {
    id: value.of === undefined ? value.kpi : `${value.kpi} ${value.of}`,
    title: titleOf(definition, value.of, report.unit),
    definition,
    value,
    note:
      value.kpi === 'cost-per-thousand-tokens'
        ? perMillion(value, report.currency)
        : undefined,
  };
}

/** The price as providers list it. */
function perMillion(
  { value }: KpiValue,
  currency: string | undefined,
): string | undefined {
  return value === undefined || currency === undefined
    ? undefined
    : `${formatPrice(value * 1_000, currency)} per million`;
}

function titleOf(
  { id, title }: KpiDefinition,
  of: string | undefined,
  unit: string | undefined,
): string {
  if (id === 'unit-cost' && unit !== undefined) {
    return `Cost per ${unit}`;
  }
  if (of === undefined) {
    return title;
  }
  const tokenClass = TOKEN_CLASSES.find(one => one === of);
  return tokenClass
    ? `${title}, ${TOKEN_CLASS_NAMES[tokenClass as TokenClass].toLowerCase()}`
    : `${title}, ${of}`;
}

/** The score of the model that costs most, for scores of models do not add up. */
function qualityOf({ models, scores }: EntityValueReport): ShownKpi {
  const model = models.find(({ quality }) => quality !== undefined);
  const quality = model?.quality;
  const score = scores.find(
    one => one.key === quality?.key && one.model === model?.model,
  );
  if (!model || !quality) {
    return {
      id: 'quality',
      title: QUALITY.title,
      definition: QUALITY,
      value: {
        sources: [],
        unavailable: sentence(QUALITY.unavailable),
      },
    };
  }
  return {
    id: 'quality',
    title: score ? `Quality: ${score.name}` : QUALITY.title,
    definition: { ...QUALITY, better: score?.direction ?? 'neither' },
    value: {
      value: quality.value,
      previous: score?.previous,
      denominator: quality.sampleSize,
      sources: score ? [score.source] : [],
    },
    note: [
      `of ${nameOf('model', model.model)}`,
      formatSampleSize(quality.sampleSize),
      formatDay(quality.day),
    ].join(', '),
  };
}
