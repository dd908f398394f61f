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

import type { ModelValue, QualityScore } from 'backstage-plugin-ai-cost-common';
import { Money } from '../../components/Money';
import { Quiet } from '../../components/Quiet';
import { formatDay } from '../../format/day';
import { formatSeconds } from '../../format/duration';
import { formatPrice } from '../../format/money';
import { formatSampleSize, formatScore } from '../../format/quality';
import {
  formatCompactNumber,
  formatNumber,
  formatShare,
} from '../../format/quantity';
import type { ValueColumn } from '../../state/TabState';
import { NotAvailable } from '../NotAvailable';
import { figureOf, whyAbsent } from './modelFigures';

export interface ModelFigureProps {
  model: ModelValue;
  score?: QualityScore;
  column: ValueColumn;
  currency: string;
}

/** A model's figure of one column in its unit, or why there is none. */
export function ModelFigure(props: ModelFigureProps) {
  const { model, score, column, currency } = props;
  const value = figureOf(model, column);
  if (value === undefined) {
    return <NotAvailable reason={whyAbsent(model, column)} />;
  }
  switch (column) {
    case 'cost':
      return <Money amount={model.cost} currency={currency} />;
    case 'requests':
      return (
        <span title={formatNumber(value)}>{formatCompactNumber(value)}</span>
      );
    case 'p50':
    case 'p95':
    case 'p99':
      return (
        <span title={latencyTitle(model, column)}>{formatSeconds(value)}</span>
      );
    case 'errorRate':
      return <span title={errorTitle(model)}>{formatShare(value)}</span>;
    case 'quality':
      return <Quality model={model} score={score} />;
    case 'costPerThousandRequests':
    case 'costPerSuccess':
      return <>{formatPrice(value, currency)}</>;
    default:
      return (
        <span title={`${formatPrice(value * 1_000, currency)} per million`}>
          {formatPrice(value, currency)}
        </span>
      );
  }
}

function Quality(props: Pick<ModelFigureProps, 'model' | 'score'>) {
  const { model, score } = props;
  const { value, sampleSize, day } = model.quality!;
  return (
    <>
      {formatScore(value)}
      {score && (
        <Quiet title={`By ${score.evaluator}, ${score.direction} is better`}>
          {score.name}
        </Quiet>
      )}
      <Quiet>{formatSampleSize(sampleSize)}</Quiet>
      <Quiet>{formatDay(day)}</Quiet>
    </>
  );
}

function latencyTitle(
  { latency }: ModelValue,
  column: 'p50' | 'p95' | 'p99',
): string {
  const error = latency?.error[column];
  const samples = `${formatNumber(latency?.samples ?? 0)} calls timed`;
  return error === undefined
    ? samples
    : `${samples}; exact to ${formatSeconds(error)}`;
}

function errorTitle({ failures, requests }: ModelValue): string | undefined {
  return failures === undefined || requests === undefined
    ? undefined
    : `${formatNumber(failures)} of ${formatNumber(requests)} requests`;
}
