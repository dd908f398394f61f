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
  RollUpQuery,
  RollUpRelations,
  RollUpValueQuery,
} from 'backstage-plugin-ai-cost-common';
import type { Request } from 'express';
import { readEntityRef } from './entityQueries';
import { readPortfolioSeriesQuery } from './portfolioQueries';
import { currencyOf, rangeOf } from './queryParameters';

/**
 * Reads the parameters of `GET /rollups/.../costs`.
 *
 * @throws InputError that names the parameter and what is allowed
 */
export function readRollUpQuery(request: Request): RollUpQuery {
  return {
    ...readPortfolioSeriesQuery(request),
    scopeRef: readEntityRef(request),
    relations: relationsOf(request),
  };
}

/**
 * Reads the parameters of `GET /rollups/.../value`.
 *
 * @throws InputError that names the parameter and what is allowed
 */
export function readRollUpValueQuery(request: Request): RollUpValueQuery {
  return {
    scopeRef: readEntityRef(request),
    ...rangeOf(request),
    currency: currencyOf(request),
    relations: relationsOf(request),
  };
}

function relationsOf({ query }: Request): RollUpRelations {
  return (query.relations ?? 'all') as RollUpRelations;
}
