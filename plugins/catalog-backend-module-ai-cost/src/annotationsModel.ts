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
  createCatalogModelLayer,
  type CatalogModelAnnotationDefinition,
} from '@backstage/catalog-model/alpha';
import type { JsonObject } from '@backstage/types';
import {
  AI_COST_ANNOTATIONS,
  WORKLOADS,
} from 'backstage-plugin-ai-cost-common';

// As `parseAnnotations` reads them: a value that it reads must not be refused.
// Wherever a match may begin is told by the next character alone: the catalog
// stands still while a pattern is tried in all ways.
const PRINTABLE = '[\\x20-\\x7e]';
const ANYTHING_BUT_BLANK = `^ *[\\x21-\\x7e]${PRINTABLE}*$`;
/** A list needs an item beside its commas. */
const LIST = `^[ ,]*[\\x21-\\x2b\\x2d-\\x7e]${PRINTABLE}*$`;
const PAIR = '[^\\s=,*][^=,*]*=\\s*[^\\s,*][^,*]*';
const TAGS = `^[\\s,]*${PAIR}(?:,\\s*(?:${PAIR})?)*$`;
const LONGEST = 8192;
// White space around a value does not count towards its length.
const LONGEST_WRITTEN = 2 * LONGEST;

function text(pattern: string): JsonObject {
  return { type: 'string', pattern, maxLength: LONGEST_WRITTEN };
}

/** Queries have a line each, and are in the language of their source. */
const QUERIES: JsonObject = {
  type: 'string',
  pattern: '=\\s*[A-Za-z0-9][\\w.-]*:',
  maxLength: LONGEST,
};

const ANNOTATIONS: readonly {
  name: keyof typeof AI_COST_ANNOTATIONS;
  title: string;
  description: string;
  jsonSchema: JsonObject;
}[] = [
  {
    name: 'tags',
    title: 'AI cost: tags',
    description:
      'Claims charges whose tags have all of these pairs: `application=checkout,component=ranker`. Compared exactly.',
    jsonSchema: text(TAGS),
  },
  {
    name: 'resources',
    title: 'AI cost: resources',
    description:
      'Claims charges of these resource ids, ARNs or names, separated by commas; `*` stands for any run of characters.',
    jsonSchema: text(LIST),
  },
  {
    name: 'accounts',
    title: 'AI cost: accounts',
    description:
      'Claims charges of these billing accounts, sub-accounts, subscriptions or cloud projects.',
    jsonSchema: text(LIST),
  },
  {
    name: 'projects',
    title: 'AI cost: projects',
    description:
      'Claims charges of these provider projects, workspaces or gateway teams.',
    jsonSchema: text(LIST),
  },
  {
    name: 'apiKeys',
    title: 'AI cost: API keys',
    description:
      'Claims charges of these keys, by the id or alias that the provider reports. Never a secret.',
    jsonSchema: text(LIST),
  },
  {
    name: 'models',
    title: 'AI cost: models',
    description:
      'The models that the entity uses or is, such as `gpt-4o*`. Narrows its other claims; alone, claims only what nothing else does.',
    jsonSchema: text(LIST),
  },
  {
    name: 'environment',
    title: 'AI cost: environment',
    description: 'The environment where the bill says none: `production`.',
    jsonSchema: text(ANYTHING_BUT_BLANK),
  },
  {
    name: 'owner',
    title: 'AI cost: owner',
    description:
      "Who answers for the cost, where it is not the catalog's owner: an entity ref of a group or user.",
    jsonSchema: text(ANYTHING_BUT_BLANK),
  },
  {
    name: 'costCenter',
    title: 'AI cost: cost center',
    description: 'The cost center for chargeback: `CC-4711`.',
    jsonSchema: text(ANYTHING_BUT_BLANK),
  },
  {
    name: 'workload',
    title: 'AI cost: workload',
    description: `What the entity spends for, where the bill does not say: ${WORKLOADS.join(
      ', ',
    )}.`,
    jsonSchema: text(`^\\s*(?:${WORKLOADS.map(anyCase).join('|')})\\s*$`),
  },
  {
    name: 'share',
    title: 'AI cost: share',
    description:
      "How the entity's cost is divided among those who use it: `usage`, `even`, or weights such as `component:a=60,component:b=40`.",
    jsonSchema: text(ANYTHING_BUT_BLANK),
  },
  {
    name: 'unit',
    title: 'AI cost: business unit',
    description:
      'The business unit and where to count it, `name=source:query`, one a line.',
    jsonSchema: QUERIES,
  },
  {
    name: 'unitCostTarget',
    title: 'AI cost: target of the unit cost',
    description: 'What a unit should cost at most: `prediction=0.002 USD`.',
    jsonSchema: text('=\\s*\\d'),
  },
  {
    name: 'latency',
    title: 'AI cost: latency',
    description:
      'Where latency is measured, where convention does not find it: `latency=prometheus:...`, one a line.',
    jsonSchema: QUERIES,
  },
  {
    name: 'quality',
    title: 'AI cost: quality',
    description:
      'Scores of quality and where they are: `accuracy=mlflow:fraud-detector/accuracy`, one a line.',
    jsonSchema: QUERIES,
  },
  {
    name: 'budget',
    title: 'AI cost: budget',
    description: 'Monthly budget: `5000 USD`.',
    jsonSchema: text(ANYTHING_BUT_BLANK),
  },
];

/** The annotations of AI Cost, for a catalog model. */
export const aiCostCatalogModel = createCatalogModelLayer({
  layerId: 'backstage-plugin-ai-cost/annotations',
  builder: model => {
    for (const { name, jsonSchema, ...described } of ANNOTATIONS) {
      const annotation: CatalogModelAnnotationDefinition = {
        ...described,
        name: AI_COST_ANNOTATIONS[name],
        schema: { jsonSchema },
      };
      model.addAnnotation(annotation);
    }
  },
});

/** A word in any case, for JSON schema has no flag for it. */
function anyCase(word: string): string {
  return word.replace(/[a-z]/g, letter => `[${letter}${letter.toUpperCase()}]`);
}
