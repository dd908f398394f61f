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

import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  COST_DIMENSIONS,
  type ChargeLineQuery,
  type CostDimension,
  type EntityCostQuery,
  type EntityTrainingRunsQuery,
  type EntityValueQuery,
  type ExperimentArm,
  type ExperimentComparisonQuery,
  type Granularity,
} from 'backstage-plugin-ai-cost-common';
import type { Request } from 'express';
import type { EntityCostExportQuery } from '../reports/CostReports';
import { basisOf, CONTROL, currencyOf, rangeOf } from './queryParameters';

const MAX_NAME = 253;

/**
 * Reads the parameters of `GET .../costs`. What the specification can say of a
 * parameter was checked before; what needs words is checked here.
 *
 * @throws InputError that names the parameter and what is allowed
 */
export function readCostQuery(request: Request): EntityCostQuery {
  const { granularity = 'day', groupBy = 'model' } = request.query;
  return {
    ...readExportQuery(request),
    basis: basisOf(request),
    granularity: granularity as Granularity,
    groupBy: groupBy as CostDimension,
  };
}

/**
 * Reads the parameters of `GET .../lines`.
 *
 * @throws InputError that names the parameter and what is allowed
 */
export function readLineQuery(request: Request): ChargeLineQuery {
  const { cursor, limit } = request.query;
  return {
    ...readExportQuery(request),
    basis: basisOf(request),
    filters: filtersOf(request),
    cursor: cursor as string | undefined,
    limit: limit === undefined ? undefined : Number(limit),
  };
}

/**
 * Reads the parameters of `GET .../costs.csv`.
 *
 * @throws InputError that names the parameter and what is allowed
 */
export function readExportQuery(request: Request): EntityCostExportQuery {
  return {
    entityRef: readEntityRef(request),
    ...rangeOf(request),
    environments: environmentsOf(request),
    currency: currencyOf(request),
  };
}

/**
 * Reads the parameters of `GET .../value`.
 *
 * @throws InputError that names the parameter and what is allowed
 */
export function readValueQuery(request: Request): EntityValueQuery {
  const unit = request.query.unit as string | undefined;
  if (CONTROL.test(unit ?? '')) {
    throw new InputError('unit must not have control characters');
  }
  return { ...readExportQuery(request), unit };
}

/**
 * Reads the parameters of `GET .../runs`.
 *
 * @throws InputError that names the parameter and what is allowed
 */
export function readRunsQuery(request: Request): EntityTrainingRunsQuery {
  return readExportQuery(request);
}

/**
 * Reads the parameters of `GET .../comparison`.
 *
 * @throws InputError that names the parameter and what is allowed
 */
export function readComparisonQuery(
  request: Request,
): ExperimentComparisonQuery {
  return {
    entityRef: readEntityRef(request),
    arms: [armOf(request, 1), armOf(request, 2)],
    currency: currencyOf(request),
  };
}

function armOf(request: Request, arm: 1 | 2): ExperimentArm {
  const [model, environment] = (['model', 'environment'] as const).map(
    field => {
      const value = request.query[`${field}${arm}`] as string | undefined;
      if (CONTROL.test(value ?? '')) {
        throw new InputError(`${field}${arm} must not have control characters`);
      }
      return value;
    },
  );
  return { model, environment, ...rangeOf(request, arm) };
}

/**
 * Reads the entity in the path.
 *
 * @throws InputError that names the part that no entity has
 */
export function readEntityRef({ params }: Request): string {
  const { kind, namespace, name } = params;
  for (const [field, value] of Object.entries({ kind, namespace, name })) {
    if (value.trim() === '' || value.length > MAX_NAME || CONTROL.test(value)) {
      throw new InputError(
        `${field} must have 1 to ${MAX_NAME} characters and no control characters`,
      );
    }
  }
  return stringifyEntityRef({ kind, namespace, name });
}

function environmentsOf({ query }: Request): string[] | undefined {
  const environment = query.environment as string | string[] | undefined;
  if (environment === undefined) {
    return undefined;
  }
  const environments = [environment].flat();
  if (environments.some(it => CONTROL.test(it))) {
    throw new InputError('environment must not have control characters');
  }
  return environments;
}

function filtersOf({ query }: Request): ChargeLineQuery['filters'] {
  const filters = (query.filter ?? {}) as Record<CostDimension, string>;
  for (const dimension of COST_DIMENSIONS) {
    if (CONTROL.test(filters[dimension] ?? '')) {
      throw new InputError(
        `filter[${dimension}] must not have control characters`,
      );
    }
  }
  return filters;
}
