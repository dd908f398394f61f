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

import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type {
  AttributionTrialQuery,
  PortfolioLineQuery,
  RollUpRelations,
  UnallocatedReason,
} from 'backstage-plugin-ai-cost-common';
import type { Request } from 'express';
import { readPortfolioQuery } from './portfolioQueries';
import { CONTROL, currencyOf, rangeOf } from './queryParameters';

/**
 * Reads the parameters of `GET /lines`.
 *
 * @throws InputError that names the parameter and what is allowed
 */
export function readPortfolioLineQuery(request: Request): PortfolioLineQuery {
  const { scope, relations, reason, group, cursor, limit } =
    request.query as Partial<Record<string, string>>;
  if (CONTROL.test(group ?? '')) {
    throw new InputError('group must not have control characters');
  }
  return {
    ...readPortfolioQuery(request),
    scopeRef: scope === undefined ? undefined : refOf('scope', scope),
    relations: relations as RollUpRelations | undefined,
    reason: reason as UnallocatedReason | undefined,
    group,
    cursor,
    limit: limit === undefined ? undefined : Number(limit),
  };
}

/**
 * Reads the body of `POST /coverage/trial`. The specification holds it to sizes;
 * what is wrong with an annotation or rule is part of the answer.
 *
 * @throws InputError that names the field and what is allowed
 */
export function readTrialQuery(request: Request): AttributionTrialQuery {
  const body = request.body as AttributionTrialQuery;
  const { annotation, rule } = body;
  if ((annotation === undefined) === (rule === undefined)) {
    throw new InputError('Give either an annotation or a rule');
  }
  const days = { query: { from: body.from, to: body.to } };
  return {
    ...rangeOf(days),
    currency: currencyOf({ query: { currency: body.currency } }),
    ...(annotation && {
      annotation: {
        ...annotation,
        entityRef: refOf('annotation.entityRef', annotation.entityRef),
      },
    }),
    ...(rule && {
      rule:
        rule.assign.entity === undefined
          ? rule
          : {
              ...rule,
              assign: {
                ...rule.assign,
                entity: refOf('rule.assign.entity', rule.assign.entity),
              },
            },
    }),
  };
}

function refOf(field: string, text: string): string {
  if (!CONTROL.test(text)) {
    try {
      return stringifyEntityRef(parseEntityRef(text));
    } catch {
      // Said below.
    }
  }
  throw new InputError(
    `${field} must be a full ref like component:default/ranker`,
  );
}
