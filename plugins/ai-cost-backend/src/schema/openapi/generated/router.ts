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

// Written by scripts/writeOpenApiSpec.mjs from openapi.yaml: change that, and
// run `yarn openapi` in this package.

export const spec = {
  openapi: '3.1.0',
  info: {
    title: 'ai-cost',
    version: '1',
    description:
      'What AI costs, for entities of the Backstage catalog. Amounts are plain decimals as text, never added across currencies; days are UTC. Paths are relative to the plugin, usually `/api/ai-cost`.',
    license: {
      name: 'Apache-2.0',
      url: 'https://www.apache.org/licenses/LICENSE-2.0.html',
    },
    contact: {},
  },
  servers: [
    {
      url: '/',
    },
  ],
  security: [
    {},
    {
      JWT: [],
    },
  ],
  paths: {
    '/entities/{kind}/{namespace}/{name}/costs': {
      get: {
        operationId: 'GetEntityCosts',
        description:
          'Everything the AI Cost tab of an entity shows. Needs `aiCost.cost.read` on the entity, which must be readable in the catalog. Answers with an entity tag; send it back as `If-None-Match`.',
        parameters: [
          {
            $ref: '#/components/parameters/kind',
          },
          {
            $ref: '#/components/parameters/namespace',
          },
          {
            $ref: '#/components/parameters/name',
          },
          {
            $ref: '#/components/parameters/from',
          },
          {
            $ref: '#/components/parameters/to',
          },
          {
            name: 'granularity',
            in: 'query',
            allowReserved: true,
            description: 'Length of a bucket; weeks start on Monday.',
            schema: {
              type: 'string',
              enum: ['day', 'week', 'month'],
              default: 'day',
            },
          },
          {
            $ref: '#/components/parameters/basis',
          },
          {
            name: 'groupBy',
            in: 'query',
            allowReserved: true,
            description: 'The dimension that the series are of.',
            schema: {
              type: 'string',
              enum: ['model', 'environment', 'workload', 'provider', 'service'],
              default: 'model',
            },
          },
          {
            $ref: '#/components/parameters/environment',
          },
          {
            $ref: '#/components/parameters/currency',
          },
        ],
        responses: {
          '200': {
            description: 'The report.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/EntityCostReport',
                },
              },
            },
          },
          '304': {
            description: 'The report has not changed.',
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/lines': {
      get: {
        operationId: 'GetChargeLines',
        description:
          "The charge lines behind a figure, most expensive first, and why they are the entity's. Needs `aiCost.cost.read` on the entity.",
        parameters: [
          {
            $ref: '#/components/parameters/kind',
          },
          {
            $ref: '#/components/parameters/namespace',
          },
          {
            $ref: '#/components/parameters/name',
          },
          {
            $ref: '#/components/parameters/from',
          },
          {
            $ref: '#/components/parameters/to',
          },
          {
            $ref: '#/components/parameters/basis',
          },
          {
            $ref: '#/components/parameters/environment',
          },
          {
            $ref: '#/components/parameters/currency',
          },
          {
            name: 'filter',
            in: 'query',
            allowReserved: true,
            allowEmptyValue: true,
            description:
              'Exact values of dimensions, such as `filter[model]=gpt-4o`; an empty value stands for "unknown".',
            style: 'deepObject',
            explode: true,
            schema: {
              type: 'object',
              additionalProperties: false,
              properties: {
                model: {
                  $ref: '#/components/schemas/FilterValue',
                },
                environment: {
                  $ref: '#/components/schemas/FilterValue',
                },
                workload: {
                  $ref: '#/components/schemas/FilterValue',
                },
                provider: {
                  $ref: '#/components/schemas/FilterValue',
                },
                service: {
                  $ref: '#/components/schemas/FilterValue',
                },
              },
            },
          },
          {
            name: 'cursor',
            in: 'query',
            allowReserved: true,
            description: '`nextCursor` of the page before, of the same query.',
            schema: {
              type: 'string',
              maxLength: 500,
            },
          },
          {
            name: 'limit',
            in: 'query',
            allowReserved: true,
            schema: {
              type: 'integer',
              minimum: 1,
              maximum: 200,
              default: 50,
            },
          },
        ],
        responses: {
          '200': {
            description: 'A page of charge lines.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ChargeLinePage',
                },
              },
            },
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/costs.csv': {
      get: {
        operationId: 'ExportEntityCosts',
        description:
          'The daily costs of an entity as a CSV file (RFC 4180, UTF-8), in all bases, and all currencies unless one is asked for. Needs `aiCost.cost.read` on the entity. A broken transfer means that the data has changed meanwhile; ask again.',
        parameters: [
          {
            $ref: '#/components/parameters/kind',
          },
          {
            $ref: '#/components/parameters/namespace',
          },
          {
            $ref: '#/components/parameters/name',
          },
          {
            $ref: '#/components/parameters/from',
          },
          {
            $ref: '#/components/parameters/to',
          },
          {
            $ref: '#/components/parameters/environment',
          },
          {
            $ref: '#/components/parameters/currency',
          },
        ],
        responses: {
          '200': {
            description: 'The file.',
            content: {
              'text/csv': {
                schema: {
                  type: 'string',
                },
              },
            },
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/usage': {
      get: {
        operationId: 'GetEntityUsageHours',
        description:
          'What an entity used in the last 48 hours, by the hour, as it was reported: usage, not money. Needs `aiCost.cost.read` on the entity.',
        parameters: [
          {
            $ref: '#/components/parameters/kind',
          },
          {
            $ref: '#/components/parameters/namespace',
          },
          {
            $ref: '#/components/parameters/name',
          },
        ],
        responses: {
          '200': {
            description: 'The hours, by who reports them.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/EntityUsageHours',
                },
              },
            },
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/value': {
      get: {
        operationId: 'GetEntityValue',
        description:
          'Spend of an entity beside latency, errors, quality and business units: the Value section of the tab. Needs `aiCost.cost.read` on the entity, which must be readable in the catalog. Answers with an entity tag; send it back as `If-None-Match`.',
        parameters: [
          {
            $ref: '#/components/parameters/kind',
          },
          {
            $ref: '#/components/parameters/namespace',
          },
          {
            $ref: '#/components/parameters/name',
          },
          {
            $ref: '#/components/parameters/from',
          },
          {
            $ref: '#/components/parameters/to',
          },
          {
            $ref: '#/components/parameters/environment',
          },
          {
            $ref: '#/components/parameters/currency',
          },
          {
            name: 'unit',
            in: 'query',
            allowReserved: true,
            description:
              'Business unit, such as `prediction`; the one with the most units when left out.',
            schema: {
              type: 'string',
              minLength: 1,
              maxLength: 256,
            },
          },
        ],
        responses: {
          '200': {
            description: 'The report.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/EntityValueReport',
                },
              },
            },
          },
          '304': {
            description: 'The report has not changed.',
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/runs': {
      get: {
        operationId: 'GetEntityTrainingRuns',
        description:
          'Runs of training and evaluation that were going on in a range of days, newest first, at most 500, with what they cost and what came of them. Of environments, those whose money is in them, or of which none is known. Needs `aiCost.cost.read` on the entity.',
        parameters: [
          {
            $ref: '#/components/parameters/kind',
          },
          {
            $ref: '#/components/parameters/namespace',
          },
          {
            $ref: '#/components/parameters/name',
          },
          {
            $ref: '#/components/parameters/from',
          },
          {
            $ref: '#/components/parameters/to',
          },
          {
            $ref: '#/components/parameters/environment',
          },
          {
            $ref: '#/components/parameters/currency',
          },
        ],
        responses: {
          '200': {
            description: 'The runs.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/EntityTrainingRuns',
                },
              },
            },
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/comparison': {
      get: {
        operationId: 'GetExperimentComparison',
        description:
          'Two models, environments or periods side by side, and whether their samples are enough to say that they differ. Needs `aiCost.cost.read` on the entity.',
        parameters: [
          {
            $ref: '#/components/parameters/kind',
          },
          {
            $ref: '#/components/parameters/namespace',
          },
          {
            $ref: '#/components/parameters/name',
          },
          {
            name: 'from1',
            in: 'query',
            allowReserved: true,
            required: true,
            description: 'First UTC day of the first arm, included.',
            schema: {
              type: 'string',
            },
          },
          {
            name: 'to1',
            in: 'query',
            allowReserved: true,
            required: true,
            description:
              'Last UTC day of the first arm, included; at most 1100 days from its first.',
            schema: {
              type: 'string',
            },
          },
          {
            name: 'model1',
            in: 'query',
            allowReserved: true,
            allowEmptyValue: true,
            description:
              'Model of the first arm, all when left out; an empty value stands for "unknown".',
            schema: {
              $ref: '#/components/schemas/FilterValue',
            },
          },
          {
            name: 'environment1',
            in: 'query',
            allowReserved: true,
            allowEmptyValue: true,
            description:
              'Environment of the first arm, all when left out; an empty value stands for "unknown".',
            schema: {
              $ref: '#/components/schemas/FilterValue',
            },
          },
          {
            name: 'from2',
            in: 'query',
            allowReserved: true,
            required: true,
            description: 'First UTC day of the second arm, included.',
            schema: {
              type: 'string',
            },
          },
          {
            name: 'to2',
            in: 'query',
            allowReserved: true,
            required: true,
            description:
              'Last UTC day of the second arm, included; at most 1100 days from its first.',
            schema: {
              type: 'string',
            },
          },
          {
            name: 'model2',
            in: 'query',
            allowReserved: true,
            allowEmptyValue: true,
            description:
              'Model of the second arm, all when left out; an empty value stands for "unknown".',
            schema: {
              $ref: '#/components/schemas/FilterValue',
            },
          },
          {
            name: 'environment2',
            in: 'query',
            allowReserved: true,
            allowEmptyValue: true,
            description:
              'Environment of the second arm, all when left out; an empty value stands for "unknown".',
            schema: {
              $ref: '#/components/schemas/FilterValue',
            },
          },
          {
            $ref: '#/components/parameters/currency',
          },
        ],
        responses: {
          '200': {
            description: 'The two arms and how they differ.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ExperimentComparison',
                },
              },
            },
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/telemetry/preview': {
      post: {
        operationId: 'PreviewTelemetry',
        description:
          'Asks a telemetry source what an annotation would, for those who write it, and keeps nothing of the answer. It is cut to 20 series; at most four queries are tried at once, for 15 seconds. Needs `aiCost.source.manage`, and is audited.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/TelemetryPreviewQuery',
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'What the source answers.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/TelemetryPreview',
                },
              },
            },
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/usage/events': {
      post: {
        operationId: 'PostUsageEvents',
        description:
          'Takes usage as it happens, as CloudEvents 1.0 of the type `dev.aicost.usage.v1`, one or a batch of up to 1000 and 1 MiB. Events count once by source and id, so a batch may be sent again. The answer comes when what was accepted is stored for good. For services alone, with `aiCost.usage.write`.',
        requestBody: {
          required: true,
          content: {
            'application/cloudevents-batch+json': {
              schema: {
                type: 'array',
                maxItems: 1000,
                items: {
                  $ref: '#/components/schemas/CloudEvent',
                },
              },
            },
            'application/cloudevents+json': {
              schema: {
                $ref: '#/components/schemas/CloudEvent',
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'What became of each event.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/UsageReceipt',
                },
              },
            },
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/telemetry/events': {
      post: {
        operationId: 'PostTelemetryEvents',
        description:
          'Takes scores and business units as they are measured, as CloudEvents 1.0 of the types `gen_ai.evaluation.result` and `ai-cost.business-units`, one or a batch of up to 1000 and 1 MiB. Events count once by source and id, so a batch may be sent again. The answer comes when what was accepted is stored for good. For services alone, with `aiCost.telemetry.write`.',
        requestBody: {
          required: true,
          content: {
            'application/cloudevents-batch+json': {
              schema: {
                type: 'array',
                maxItems: 1000,
                items: {
                  $ref: '#/components/schemas/CloudEvent',
                },
              },
            },
            'application/cloudevents+json': {
              schema: {
                $ref: '#/components/schemas/CloudEvent',
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'What became of each event.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/UsageReceipt',
                },
              },
            },
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/sources': {
      get: {
        operationId: 'GetSources',
        description:
          'All billing sources, how fresh and complete they are, and what is wrong. Needs `aiCost.source.read`.',
        responses: {
          '200': {
            description: 'The sources, by id.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['items'],
                  properties: {
                    items: {
                      type: 'array',
                      items: {
                        $ref: '#/components/schemas/SourceStatus',
                      },
                    },
                  },
                },
              },
            },
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/prices/unknown': {
      get: {
        operationId: 'GetUnknownPrices',
        description:
          'Models whose tokens of the last seven days have no estimate for lack of a price. Needs `aiCost.source.read`.',
        responses: {
          '200': {
            description: 'The models, the ones with the most tokens first.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['items'],
                  properties: {
                    items: {
                      type: 'array',
                      items: {
                        $ref: '#/components/schemas/UnknownPrice',
                      },
                    },
                  },
                },
              },
            },
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/sources/{id}': {
      get: {
        operationId: 'GetSource',
        description:
          'One billing source with its runs, deliveries and quarantine. Needs `aiCost.source.read`.',
        parameters: [
          {
            $ref: '#/components/parameters/sourceId',
          },
        ],
        responses: {
          '200': {
            description: 'The source.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/SourceDetail',
                },
              },
            },
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/sources/{id}/quarantine.csv': {
      get: {
        operationId: 'ExportQuarantine',
        description:
          'Everything that is stored of what could not be read of the visible and the refused deliveries of a source, as a CSV file (RFC 4180, UTF-8). Needs `aiCost.source.read`. A broken transfer means that a delivery has been replaced meanwhile; ask again.',
        parameters: [
          {
            $ref: '#/components/parameters/sourceId',
          },
        ],
        responses: {
          '200': {
            description: 'The file.',
            content: {
              'text/csv': {
                schema: {
                  type: 'string',
                },
              },
            },
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/sources/{id}/ingest': {
      post: {
        operationId: 'IngestSource',
        description:
          'Asks a source to look for new deliveries as soon as possible. With a range of months these billing periods are read again even if they have not changed; when the source is running, that is done once the run has ended. Needs `aiCost.source.manage`.',
        parameters: [
          {
            $ref: '#/components/parameters/sourceId',
          },
        ],
        requestBody: {
          required: false,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                properties: {
                  from: {
                    type: 'string',
                    description:
                      'First billing period, included, like 2026-09.',
                  },
                  to: {
                    type: 'string',
                    description:
                      'Last billing period, included, like 2026-11; not before `from`, and at most 36 months with it.',
                  },
                },
              },
            },
          },
        },
        responses: {
          '202': {
            description: 'The source will be asked.',
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/rollups/{kind}/{namespace}/{name}/costs': {
      get: {
        operationId: 'GetRollUp',
        description:
          'What the entities of a Group, User, System or Domain cost, each once: the AI Cost tab of these. A group has the cost of an entity for the days on which it owned it. The scope must be readable in the catalog; entities whose cost the reader may not read are left out, and that there are some is said. Answers with an entity tag; send it back as `If-None-Match`.',
        parameters: [
          {
            $ref: '#/components/parameters/kind',
          },
          {
            $ref: '#/components/parameters/namespace',
          },
          {
            $ref: '#/components/parameters/name',
          },
          {
            $ref: '#/components/parameters/from',
          },
          {
            $ref: '#/components/parameters/to',
          },
          {
            $ref: '#/components/parameters/granularity',
          },
          {
            $ref: '#/components/parameters/basis',
          },
          {
            $ref: '#/components/parameters/portfolioGroupBy',
          },
          {
            $ref: '#/components/parameters/portfolioFilter',
          },
          {
            $ref: '#/components/parameters/currency',
          },
          {
            $ref: '#/components/parameters/relations',
          },
        ],
        responses: {
          '200': {
            description: 'The report.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/RollUpReport',
                },
              },
            },
          },
          '304': {
            description: 'The report has not changed.',
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/rollups/{kind}/{namespace}/{name}/costs.csv': {
      get: {
        operationId: 'ExportRollUp',
        description:
          'The entities of a roll-up as a CSV file (RFC 4180, UTF-8), one row each, with the same rights as the report.',
        parameters: [
          {
            $ref: '#/components/parameters/kind',
          },
          {
            $ref: '#/components/parameters/namespace',
          },
          {
            $ref: '#/components/parameters/name',
          },
          {
            $ref: '#/components/parameters/from',
          },
          {
            $ref: '#/components/parameters/to',
          },
          {
            $ref: '#/components/parameters/granularity',
          },
          {
            $ref: '#/components/parameters/basis',
          },
          {
            $ref: '#/components/parameters/portfolioGroupBy',
          },
          {
            $ref: '#/components/parameters/portfolioFilter',
          },
          {
            $ref: '#/components/parameters/currency',
          },
          {
            $ref: '#/components/parameters/relations',
          },
        ],
        responses: {
          '200': {
            description: 'The file.',
            content: {
              'text/csv': {
                schema: {
                  type: 'string',
                },
              },
            },
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/rollups/{kind}/{namespace}/{name}/value': {
      get: {
        operationId: 'GetRollUpValue',
        description:
          'Unit cost, latency, errors and quality of those entities of a Group, User, System or Domain that anything was measured of, each as in its own value report, with the same rights as the roll-up of costs. Answers with an entity tag; send it back as `If-None-Match`.',
        parameters: [
          {
            $ref: '#/components/parameters/kind',
          },
          {
            $ref: '#/components/parameters/namespace',
          },
          {
            $ref: '#/components/parameters/name',
          },
          {
            $ref: '#/components/parameters/from',
          },
          {
            $ref: '#/components/parameters/to',
          },
          {
            $ref: '#/components/parameters/currency',
          },
          {
            $ref: '#/components/parameters/relations',
          },
        ],
        responses: {
          '200': {
            description: 'The figures.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/RollUpValue',
                },
              },
            },
          },
          '304': {
            description: 'The figures have not changed.',
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/coverage': {
      get: {
        operationId: 'GetCoverage',
        description:
          "How much of the bill has an owner, and why the rest has none. Filters by owner and entity are left out, for what is nobody's has neither. Needs `aiCost.unallocated.read`.",
        parameters: [
          {
            $ref: '#/components/parameters/from',
          },
          {
            $ref: '#/components/parameters/to',
          },
          {
            $ref: '#/components/parameters/basis',
          },
          {
            $ref: '#/components/parameters/currency',
          },
          {
            $ref: '#/components/parameters/portfolioFilter',
          },
        ],
        responses: {
          '200': {
            description: 'The report.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/CoverageReport',
                },
              },
            },
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/coverage/problems': {
      get: {
        operationId: 'GetAnnotationFindings',
        description:
          'What is wrong with annotations, of the entities whose cost one may read.',
        responses: {
          '200': {
            description: 'By entity.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/AnnotationFindings',
                },
              },
            },
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/coverage/groups/{id}/proposals': {
      get: {
        operationId: 'GetAnnotationProposals',
        description:
          "Which entities might answer for a group of charges that is nobody's, of those whose cost one may read. Needs `aiCost.unallocated.read`.",
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              maxLength: 64,
            },
          },
          {
            $ref: '#/components/parameters/from',
          },
          {
            $ref: '#/components/parameters/to',
          },
          {
            $ref: '#/components/parameters/basis',
          },
          {
            $ref: '#/components/parameters/currency',
          },
          {
            $ref: '#/components/parameters/portfolioFilter',
          },
        ],
        responses: {
          '200': {
            description: 'The best first.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/AnnotationProposals',
                },
              },
            },
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/coverage/trial': {
      post: {
        operationId: 'TryAttribution',
        description:
          'What an annotation or a central rule would have claimed in some days; changes nothing. One trial at a time for each reader, for 20 seconds. Needs `aiCost.unallocated.read`, and is audited.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/AttributionTrialQuery',
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'What would have been other.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/AttributionTrial',
                },
              },
            },
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/lines': {
      get: {
        operationId: 'GetPortfolioLines',
        description:
          "The charge lines behind any figure of many entities, most expensive first: of those whose cost one may read, and with `aiCost.unallocated.read` of what is nobody's.",
        parameters: [
          {
            $ref: '#/components/parameters/from',
          },
          {
            $ref: '#/components/parameters/to',
          },
          {
            $ref: '#/components/parameters/basis',
          },
          {
            $ref: '#/components/parameters/currency',
          },
          {
            $ref: '#/components/parameters/portfolioFilter',
          },
          {
            name: 'scope',
            in: 'query',
            allowReserved: true,
            description:
              'Only the entities of this Group, User, System or Domain.',
            schema: {
              type: 'string',
              maxLength: 800,
            },
          },
          {
            $ref: '#/components/parameters/relations',
          },
          {
            name: 'reason',
            in: 'query',
            description: "Only what is nobody's, for this reason.",
            schema: {
              $ref: '#/components/schemas/UnallocatedReason',
            },
          },
          {
            name: 'group',
            in: 'query',
            description: 'Only what is in this group of `GET /coverage`.',
            schema: {
              type: 'string',
              maxLength: 64,
            },
          },
          {
            name: 'cursor',
            in: 'query',
            allowReserved: true,
            description: 'The `nextCursor` of the page before.',
            schema: {
              type: 'string',
              maxLength: 1024,
            },
          },
          {
            name: 'limit',
            in: 'query',
            schema: {
              type: 'integer',
              minimum: 1,
              maximum: 200,
              default: 50,
            },
          },
        ],
        responses: {
          '200': {
            description: 'A page of lines.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/PortfolioLinePage',
                },
              },
            },
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/shared-costs': {
      get: {
        operationId: 'GetSharedCosts',
        description:
          "How entities share out their cost, what became of it, and how direct, shared and unallocated cost add up to the bill by month. Tells of entities whose cost the reader may read, and of what is nobody's to those with `aiCost.unallocated.read`.",
        parameters: [
          {
            $ref: '#/components/parameters/from',
          },
          {
            $ref: '#/components/parameters/to',
          },
          {
            $ref: '#/components/parameters/basis',
          },
          {
            $ref: '#/components/parameters/currency',
          },
          {
            $ref: '#/components/parameters/portfolioFilter',
          },
        ],
        responses: {
          '200': {
            description: 'The shared costs.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/SharedCosts',
                },
              },
            },
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/shared-costs/preview': {
      post: {
        operationId: 'PreviewShare',
        description:
          'What a rule would have done in a range; changes nothing. Needs `aiCost.share.manage`, and `aiCost.cost.read` on the entity.',
        parameters: [
          {
            $ref: '#/components/parameters/from',
          },
          {
            $ref: '#/components/parameters/to',
          },
          {
            $ref: '#/components/parameters/basis',
          },
          {
            $ref: '#/components/parameters/currency',
          },
          {
            $ref: '#/components/parameters/portfolioFilter',
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/ShareRuleInput',
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'The parts as they are and as they would be.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/SharePreview',
                },
              },
            },
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/shared-costs/{kind}/{namespace}/{name}': {
      put: {
        operationId: 'SaveShare',
        description:
          "Says how an entity's cost is shared out, whatever its annotation says. Charges follow with the next attribution. Needs `aiCost.share.manage`, and `aiCost.cost.read` on the entity.",
        parameters: [
          {
            $ref: '#/components/parameters/kind',
          },
          {
            $ref: '#/components/parameters/namespace',
          },
          {
            $ref: '#/components/parameters/name',
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/ShareRuleInput',
              },
            },
          },
        },
        responses: {
          '204': {
            description: 'It is saved.',
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
      delete: {
        operationId: 'DeleteShare',
        description:
          'Removes the rule that was saved for an entity; its annotation holds again, if it has one. Needs `aiCost.share.manage`, and `aiCost.cost.read` on the entity.',
        parameters: [
          {
            $ref: '#/components/parameters/kind',
          },
          {
            $ref: '#/components/parameters/namespace',
          },
          {
            $ref: '#/components/parameters/name',
          },
        ],
        responses: {
          '204': {
            description: 'It is removed.',
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/overview': {
      get: {
        operationId: 'GetOverview',
        description:
          "All spend of the entities whose cost the reader may read, and with `aiCost.unallocated.read` of what is nobody's; that something was left out is said, never how much. Answers with an entity tag; send it back as `If-None-Match`.",
        parameters: [
          {
            $ref: '#/components/parameters/from',
          },
          {
            $ref: '#/components/parameters/to',
          },
          {
            $ref: '#/components/parameters/granularity',
          },
          {
            $ref: '#/components/parameters/basis',
          },
          {
            $ref: '#/components/parameters/portfolioGroupBy',
          },
          {
            $ref: '#/components/parameters/portfolioFilter',
          },
          {
            $ref: '#/components/parameters/currency',
          },
        ],
        responses: {
          '200': {
            description: 'The report.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/OverviewReport',
                },
              },
            },
          },
          '304': {
            description: 'The report has not changed.',
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/overview.csv': {
      get: {
        operationId: 'ExportOverview',
        description:
          'What the overview is of as a CSV file (RFC 4180, UTF-8), with the same rights: one row for each entity, owner and what it spends on, in all bases, and all currencies unless one is asked for. A broken transfer means that the data has changed meanwhile; ask again.',
        parameters: [
          {
            $ref: '#/components/parameters/from',
          },
          {
            $ref: '#/components/parameters/to',
          },
          {
            $ref: '#/components/parameters/granularity',
          },
          {
            $ref: '#/components/parameters/basis',
          },
          {
            $ref: '#/components/parameters/portfolioGroupBy',
          },
          {
            $ref: '#/components/parameters/portfolioFilter',
          },
          {
            $ref: '#/components/parameters/currency',
          },
        ],
        responses: {
          '200': {
            description: 'The file.',
            content: {
              'text/csv': {
                schema: {
                  type: 'string',
                },
              },
            },
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/sprawl': {
      get: {
        operationId: 'GetSprawl',
        description:
          'Vendors, services and models in use, who uses them, and what the list of approvals says of them, with the same rights as the overview.',
        parameters: [
          {
            $ref: '#/components/parameters/from',
          },
          {
            $ref: '#/components/parameters/to',
          },
          {
            $ref: '#/components/parameters/basis',
          },
          {
            $ref: '#/components/parameters/portfolioFilter',
          },
          {
            $ref: '#/components/parameters/currency',
          },
        ],
        responses: {
          '200': {
            description: 'The report.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/SprawlReport',
                },
              },
            },
          },
          '304': {
            description: 'The report has not changed.',
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/models': {
      get: {
        operationId: 'GetModels',
        description:
          'Every model that is paid for, its prices, volume and users, with the same rights as the overview.',
        parameters: [
          {
            $ref: '#/components/parameters/from',
          },
          {
            $ref: '#/components/parameters/to',
          },
          {
            $ref: '#/components/parameters/basis',
          },
          {
            $ref: '#/components/parameters/portfolioFilter',
          },
          {
            $ref: '#/components/parameters/currency',
          },
        ],
        responses: {
          '200': {
            description: 'The report.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/PortfolioModels',
                },
              },
            },
          },
          '304': {
            description: 'The report has not changed.',
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/statements': {
      get: {
        operationId: 'GetStatementMonths',
        description:
          'Months with spend, newest first: whether they are closed, the statements issued of them, and those that there are to issue. Only statements of which the reader may read the cost of every entity, or all of them with `aiCost.statement.read`.',
        responses: {
          '200': {
            description: 'The months.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['items'],
                  properties: {
                    items: {
                      type: 'array',
                      items: {
                        $ref: '#/components/schemas/StatementMonth',
                      },
                    },
                  },
                },
              },
            },
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
      post: {
        operationId: 'IssueStatements',
        description:
          'Issues all statements of a closed month, once: a second time is refused with 409. Nothing changes them afterwards; what bills change of the month comes with the statements of a later one. Needs `aiCost.statement.issue`.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['month'],
                properties: {
                  month: {
                    type: 'string',
                    description: 'Like 2026-11.',
                  },
                },
              },
            },
          },
        },
        responses: {
          '201': {
            description: 'The statements are issued.',
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/statements/{month}/{kind}/{namespace}/{name}/{currency}/statement.csv': {
      get: {
        operationId: 'ExportStatement',
        description:
          'A statement as a CSV file (RFC 4180, UTF-8), one row for each charge and correction, with the same rights.',
        parameters: [
          {
            $ref: '#/components/parameters/statementMonth',
          },
          {
            $ref: '#/components/parameters/kind',
          },
          {
            $ref: '#/components/parameters/namespace',
          },
          {
            $ref: '#/components/parameters/name',
          },
          {
            $ref: '#/components/parameters/statementCurrency',
          },
        ],
        responses: {
          '200': {
            description: 'The file.',
            content: {
              'text/csv': {
                schema: {
                  type: 'string',
                },
              },
            },
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/statements/{month}/{kind}/{namespace}/{name}/{currency}': {
      get: {
        operationId: 'GetStatement',
        description:
          'What a team, or another owner, spent in a month, as it was issued, with the rights of `/statements`.',
        parameters: [
          {
            $ref: '#/components/parameters/statementMonth',
          },
          {
            $ref: '#/components/parameters/kind',
          },
          {
            $ref: '#/components/parameters/namespace',
          },
          {
            $ref: '#/components/parameters/name',
          },
          {
            $ref: '#/components/parameters/statementCurrency',
          },
        ],
        responses: {
          '200': {
            description: 'The statement.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/Statement',
                },
              },
            },
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/views': {
      get: {
        operationId: 'GetSavedViews',
        description: 'The views that the user keeps, by name. For users alone.',
        responses: {
          '200': {
            description: 'The views.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['items'],
                  properties: {
                    items: {
                      type: 'array',
                      items: {
                        $ref: '#/components/schemas/SavedView',
                      },
                    },
                  },
                },
              },
            },
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
      post: {
        operationId: 'SaveView',
        description:
          'Keeps a view, in the place of one of the same page and name. At most 100. For users alone.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['name', 'page', 'search'],
                properties: {
                  name: {
                    type: 'string',
                    maxLength: 80,
                  },
                  page: {
                    type: 'string',
                    enum: ['overview', 'sprawl', 'models', 'coverage'],
                  },
                  search: {
                    type: 'string',
                    maxLength: 2000,
                  },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'The view as it is kept.',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/SavedView',
                },
              },
            },
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
    '/views/{id}': {
      delete: {
        operationId: 'DeleteView',
        description:
          'Forgets a view of the user. Does nothing where there is none. For users alone.',
        parameters: [
          {
            $ref: '#/components/parameters/viewId',
          },
        ],
        responses: {
          '204': {
            description: 'There is no such view of the user.',
          },
          default: {
            $ref: '#/components/responses/Error',
          },
        },
      },
    },
  },
  components: {
    securitySchemes: {
      JWT: {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description: 'A Backstage token of a user or a service.',
      },
    },
    parameters: {
      kind: {
        name: 'kind',
        in: 'path',
        required: true,
        schema: {
          type: 'string',
        },
      },
      namespace: {
        name: 'namespace',
        in: 'path',
        required: true,
        schema: {
          type: 'string',
        },
      },
      name: {
        name: 'name',
        in: 'path',
        required: true,
        schema: {
          type: 'string',
        },
      },
      sourceId: {
        name: 'id',
        in: 'path',
        required: true,
        schema: {
          type: 'string',
        },
      },
      from: {
        name: 'from',
        in: 'query',
        allowReserved: true,
        required: true,
        description: 'First UTC day, included, like 2026-11-01.',
        schema: {
          type: 'string',
        },
      },
      to: {
        name: 'to',
        in: 'query',
        allowReserved: true,
        required: true,
        description:
          'Last UTC day, included, like 2026-11-30; not before `from`, and at most 1100 days from it.',
        schema: {
          type: 'string',
        },
      },
      basis: {
        name: 'basis',
        in: 'query',
        allowReserved: true,
        description:
          'The FOCUS cost metric. *Billed* is what the invoice says, *effective* is amortised, *list* is the public price.',
        schema: {
          type: 'string',
          enum: ['effective', 'billed', 'list'],
          default: 'effective',
        },
      },
      environment: {
        name: 'environment',
        in: 'query',
        allowReserved: true,
        allowEmptyValue: true,
        description:
          'Keep these environments only; repeated for several. An empty value stands for "unknown".',
        schema: {
          anyOf: [
            {
              type: 'string',
              maxLength: 256,
            },
            {
              type: 'array',
              maxItems: 50,
              items: {
                type: 'string',
                maxLength: 256,
              },
            },
          ],
        },
      },
      currency: {
        name: 'currency',
        in: 'query',
        allowReserved: true,
        description:
          'Code of three to sixteen capital letters, like USD; the one with the most charges when left out.',
        schema: {
          type: 'string',
        },
      },
      portfolioFilter: {
        name: 'filter',
        in: 'query',
        allowReserved: true,
        allowEmptyValue: true,
        description:
          'Exact values of dimensions, such as `filter[model]=gpt-4o`; repeated for several of one. An empty value stands for "unknown", of `owner` and `entity` for "nobody".',
        style: 'deepObject',
        explode: true,
        schema: {
          type: 'object',
          additionalProperties: false,
          properties: {
            model: {
              $ref: '#/components/schemas/FilterValues',
            },
            environment: {
              $ref: '#/components/schemas/FilterValues',
            },
            workload: {
              $ref: '#/components/schemas/FilterValues',
            },
            provider: {
              $ref: '#/components/schemas/FilterValues',
            },
            service: {
              $ref: '#/components/schemas/FilterValues',
            },
            owner: {
              $ref: '#/components/schemas/FilterValues',
            },
            entity: {
              $ref: '#/components/schemas/FilterValues',
            },
          },
        },
      },
      granularity: {
        name: 'granularity',
        in: 'query',
        allowReserved: true,
        description: 'Length of a bucket; weeks start on Monday.',
        schema: {
          type: 'string',
          enum: ['day', 'week', 'month'],
          default: 'day',
        },
      },
      portfolioGroupBy: {
        name: 'groupBy',
        in: 'query',
        allowReserved: true,
        description: 'The dimension that the series are of.',
        schema: {
          type: 'string',
          enum: [
            'model',
            'environment',
            'workload',
            'provider',
            'service',
            'owner',
            'entity',
          ],
          default: 'provider',
        },
      },
      relations: {
        name: 'relations',
        in: 'query',
        allowReserved: true,
        description:
          '`direct` is only what the scope itself owns or holds; `all` is also what its child groups, its groups or its systems do.',
        schema: {
          type: 'string',
          enum: ['all', 'direct'],
          default: 'all',
        },
      },
      statementMonth: {
        name: 'month',
        in: 'path',
        required: true,
        description: 'Like 2026-11.',
        schema: {
          type: 'string',
        },
      },
      statementCurrency: {
        name: 'currency',
        in: 'path',
        required: true,
        schema: {
          type: 'string',
        },
      },
      viewId: {
        name: 'id',
        in: 'path',
        required: true,
        schema: {
          type: 'string',
          maxLength: 36,
        },
      },
    },
    responses: {
      Error: {
        description: 'An error, see `error.name` and `error.message`.',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['error', 'response'],
              properties: {
                error: {
                  type: 'object',
                  required: ['name', 'message'],
                  properties: {
                    name: {
                      type: 'string',
                    },
                    message: {
                      type: 'string',
                    },
                  },
                },
                request: {
                  type: 'object',
                },
                response: {
                  type: 'object',
                  required: ['statusCode'],
                  properties: {
                    statusCode: {
                      type: 'integer',
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
    schemas: {
      TelemetryPreviewQuery: {
        type: 'object',
        additionalProperties: false,
        required: ['kind', 'name', 'source', 'expression'],
        properties: {
          kind: {
            type: 'string',
            enum: ['units', 'latency', 'quality'],
          },
          name: {
            type: 'string',
            maxLength: 64,
            pattern: '^[A-Za-z][\\w. -]*$',
          },
          source: {
            type: 'string',
            description: 'Id or type of a telemetry source.',
            maxLength: 100,
            pattern: '^[A-Za-z0-9][\\w.-]*$',
          },
          expression: {
            type: 'string',
            description: 'In the language of the source, such as PromQL.',
            maxLength: 8192,
            pattern: '^[\\x20-\\x7e]+$',
          },
          direction: {
            type: 'string',
            enum: ['higher', 'lower'],
          },
          entityRef: {
            type: 'string',
            maxLength: 800,
          },
        },
      },
      TelemetryPreview: {
        type: 'object',
        additionalProperties: false,
        required: ['sent', 'series', 'found'],
        properties: {
          sent: {
            type: 'string',
          },
          series: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['labels', 'value'],
              properties: {
                labels: {
                  type: 'object',
                  additionalProperties: {
                    type: 'string',
                  },
                },
                value: {
                  type: 'string',
                },
              },
            },
          },
          found: {
            type: 'integer',
          },
          problem: {
            type: 'string',
          },
        },
      },
      LatencyValue: {
        type: 'object',
        description: 'Percentiles in seconds; absent above the highest bucket.',
        additionalProperties: false,
        required: ['samples', 'error'],
        properties: {
          p50: {
            type: 'number',
          },
          p95: {
            type: 'number',
          },
          p99: {
            type: 'number',
          },
          samples: {
            type: 'number',
          },
          error: {
            type: 'object',
            description: 'Widths of the buckets that the percentiles lie in.',
            additionalProperties: false,
            properties: {
              p50: {
                type: 'number',
              },
              p95: {
                type: 'number',
              },
              p99: {
                type: 'number',
              },
            },
          },
        },
      },
      QualityValue: {
        type: 'object',
        additionalProperties: false,
        required: ['key', 'value', 'day'],
        properties: {
          key: {
            type: 'string',
          },
          value: {
            type: 'number',
          },
          sampleSize: {
            type: 'number',
          },
          day: {
            $ref: '#/components/schemas/Day',
          },
        },
      },
      TokenCounts: {
        type: 'object',
        additionalProperties: false,
        properties: {
          input: {
            type: 'number',
          },
          output: {
            type: 'number',
          },
          cache_read: {
            type: 'number',
          },
          cache_write: {
            type: 'number',
          },
        },
      },
      UnitCostOfDays: {
        type: 'object',
        additionalProperties: false,
        required: ['from', 'to', 'unitCost'],
        properties: {
          from: {
            $ref: '#/components/schemas/Day',
          },
          to: {
            $ref: '#/components/schemas/Day',
          },
          unitCost: {
            type: 'number',
          },
        },
      },
      EntityValueReport: {
        type: 'object',
        additionalProperties: false,
        required: [
          'entityRef',
          'query',
          'previousRange',
          'currencies',
          'grades',
          'units',
          'kpis',
          'days',
          'decomposition',
          'models',
          'scores',
          'telemetry',
        ],
        properties: {
          entityRef: {
            type: 'string',
          },
          query: {
            type: 'object',
            additionalProperties: false,
            required: ['from', 'to', 'environments'],
            properties: {
              from: {
                $ref: '#/components/schemas/Day',
              },
              to: {
                $ref: '#/components/schemas/Day',
              },
              environments: {
                type: 'array',
                items: {
                  type: 'string',
                },
              },
            },
          },
          previousRange: {
            $ref: '#/components/schemas/DayRange',
          },
          comparedDays: {
            type: 'object',
            additionalProperties: false,
            required: ['current', 'previous'],
            properties: {
              current: {
                $ref: '#/components/schemas/DayRange',
              },
              previous: {
                $ref: '#/components/schemas/DayRange',
              },
            },
          },
          completeThrough: {
            $ref: '#/components/schemas/Day',
          },
          currency: {
            type: 'string',
          },
          currencies: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          grades: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Grade',
            },
          },
          unit: {
            type: 'string',
          },
          units: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          kpis: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/KpiValue',
            },
          },
          days: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['day', 'completeness'],
              properties: {
                day: {
                  $ref: '#/components/schemas/Day',
                },
                completeness: {
                  type: 'string',
                  enum: ['settled', 'provisional', 'missing'],
                },
                cost: {
                  $ref: '#/components/schemas/Decimal',
                },
                units: {
                  type: 'number',
                },
                unitCost: {
                  type: 'number',
                },
                requests: {
                  type: 'number',
                },
                failures: {
                  type: 'number',
                },
                tokens: {
                  type: 'number',
                },
                latency: {
                  $ref: '#/components/schemas/LatencyValue',
                },
              },
            },
          },
          decomposition: {
            type: 'object',
            additionalProperties: false,
            required: ['terms'],
            properties: {
              before: {
                $ref: '#/components/schemas/UnitCostOfDays',
              },
              after: {
                $ref: '#/components/schemas/UnitCostOfDays',
              },
              total: {
                type: 'number',
              },
              terms: {
                type: 'array',
                items: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['term', 'factor', 'amount'],
                  properties: {
                    term: {
                      type: 'string',
                      enum: ['price', 'tokens', 'requests', 'mix', 'unmetered'],
                    },
                    factor: {
                      type: 'number',
                    },
                    amount: {
                      type: 'number',
                    },
                  },
                },
              },
              per: {
                type: 'string',
              },
              unavailable: {
                type: 'string',
              },
            },
          },
          models: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/ModelValue',
            },
          },
          scores: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/QualityScore',
            },
          },
          telemetry: {
            $ref: '#/components/schemas/TelemetryStatus',
          },
        },
      },
      KpiValue: {
        type: 'object',
        additionalProperties: false,
        required: ['kpi', 'sources'],
        properties: {
          kpi: {
            type: 'string',
          },
          of: {
            type: 'string',
          },
          value: {
            type: 'number',
          },
          previous: {
            type: 'number',
          },
          target: {
            type: 'number',
          },
          numerator: {
            $ref: '#/components/schemas/Decimal',
          },
          denominator: {
            type: 'number',
          },
          days: {
            type: 'integer',
          },
          sources: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          unavailable: {
            type: 'string',
          },
        },
      },
      ModelValue: {
        type: 'object',
        additionalProperties: false,
        required: [
          'model',
          'provider',
          'environments',
          'cost',
          'previousCost',
          'tokens',
          'tokenPrices',
          'unavailable',
        ],
        properties: {
          model: {
            type: 'string',
          },
          provider: {
            type: 'string',
          },
          environments: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          cost: {
            $ref: '#/components/schemas/Decimal',
          },
          previousCost: {
            $ref: '#/components/schemas/Decimal',
          },
          requests: {
            type: 'number',
          },
          failures: {
            type: 'number',
          },
          tokens: {
            $ref: '#/components/schemas/TokenCounts',
          },
          tokenPrices: {
            $ref: '#/components/schemas/TokenCounts',
          },
          costPerThousandRequests: {
            type: 'number',
          },
          errorRate: {
            type: 'number',
          },
          latency: {
            $ref: '#/components/schemas/LatencyValue',
          },
          timeToFirstToken: {
            $ref: '#/components/schemas/LatencyValue',
          },
          quality: {
            $ref: '#/components/schemas/QualityValue',
          },
          costPerSuccess: {
            type: 'number',
          },
          frontier: {
            type: 'boolean',
          },
          unavailable: {
            type: 'object',
            additionalProperties: {
              type: 'string',
            },
          },
        },
      },
      QualityScore: {
        type: 'object',
        additionalProperties: false,
        required: [
          'key',
          'name',
          'evaluator',
          'direction',
          'source',
          'model',
          'environment',
          'value',
          'days',
        ],
        properties: {
          key: {
            type: 'string',
          },
          name: {
            type: 'string',
          },
          evaluator: {
            type: 'string',
          },
          direction: {
            type: 'string',
            enum: ['higher', 'lower'],
          },
          source: {
            type: 'string',
          },
          model: {
            type: 'string',
          },
          environment: {
            type: 'string',
          },
          value: {
            type: 'number',
          },
          previous: {
            type: 'number',
          },
          sampleSize: {
            type: 'number',
          },
          days: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['day', 'value'],
              properties: {
                day: {
                  $ref: '#/components/schemas/Day',
                },
                value: {
                  type: 'number',
                },
                sampleSize: {
                  type: 'number',
                },
              },
            },
          },
        },
      },
      TelemetryStatus: {
        type: 'object',
        additionalProperties: false,
        required: ['pending', 'sources', 'queries'],
        properties: {
          pending: {
            type: 'boolean',
            description:
              'Some of what was measured, of any entity, is not yet given to entities: counts may be too low for a moment.',
          },
          sources: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: [
                'source',
                'type',
                'description',
                'previews',
                'conventions',
                'measures',
              ],
              properties: {
                source: {
                  type: 'string',
                },
                type: {
                  type: 'string',
                },
                description: {
                  type: 'string',
                },
                lastSuccessAt: {
                  $ref: '#/components/schemas/Instant',
                },
                failure: {
                  type: 'string',
                },
                previews: {
                  type: 'boolean',
                  description: 'A query can be tried on it.',
                },
                conventions: {
                  type: 'array',
                  items: {
                    type: 'object',
                    additionalProperties: false,
                    required: ['name', 'measure'],
                    properties: {
                      name: {
                        type: 'string',
                      },
                      measure: {
                        type: 'string',
                      },
                    },
                  },
                },
                measures: {
                  type: 'array',
                  items: {
                    type: 'string',
                  },
                },
                lastDay: {
                  $ref: '#/components/schemas/Day',
                },
              },
            },
          },
          queries: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['kind', 'name', 'source', 'expression'],
              properties: {
                kind: {
                  type: 'string',
                  enum: ['units', 'latency', 'quality'],
                },
                name: {
                  type: 'string',
                },
                source: {
                  type: 'string',
                },
                expression: {
                  type: 'string',
                },
                problem: {
                  type: 'string',
                },
              },
            },
          },
        },
      },
      TrainingOutcome: {
        type: 'string',
        enum: ['promoted', 'evaluated', 'abandoned', 'running', 'unknown'],
      },
      EntityTrainingRuns: {
        type: 'object',
        additionalProperties: false,
        required: ['entityRef', 'runs', 'outcomes'],
        properties: {
          entityRef: {
            type: 'string',
          },
          currency: {
            type: 'string',
          },
          runs: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: [
                'runId',
                'source',
                'outcome',
                'evidence',
                'startedAt',
                'metrics',
              ],
              properties: {
                runId: {
                  type: 'string',
                },
                source: {
                  type: 'string',
                },
                name: {
                  type: 'string',
                },
                experiment: {
                  type: 'string',
                },
                outcome: {
                  $ref: '#/components/schemas/TrainingOutcome',
                },
                evidence: {
                  type: 'string',
                },
                startedAt: {
                  $ref: '#/components/schemas/Instant',
                },
                endedAt: {
                  $ref: '#/components/schemas/Instant',
                },
                cost: {
                  $ref: '#/components/schemas/Decimal',
                },
                isEstimate: {
                  type: 'boolean',
                },
                costEvidence: {
                  type: 'string',
                },
                metrics: {
                  type: 'object',
                  additionalProperties: {
                    type: 'number',
                  },
                },
              },
            },
          },
          outcomes: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['outcome', 'runs', 'cost', 'withoutCost', 'estimated'],
              properties: {
                outcome: {
                  $ref: '#/components/schemas/TrainingOutcome',
                },
                runs: {
                  type: 'integer',
                },
                cost: {
                  $ref: '#/components/schemas/Decimal',
                },
                withoutCost: {
                  type: 'integer',
                },
                estimated: {
                  type: 'integer',
                },
              },
            },
          },
        },
      },
      ExperimentArm: {
        type: 'object',
        additionalProperties: false,
        required: ['from', 'to'],
        properties: {
          model: {
            type: 'string',
          },
          environment: {
            type: 'string',
          },
          from: {
            $ref: '#/components/schemas/Day',
          },
          to: {
            $ref: '#/components/schemas/Day',
          },
        },
      },
      ExperimentComparison: {
        type: 'object',
        additionalProperties: false,
        required: ['entityRef', 'arms', 'differences'],
        properties: {
          entityRef: {
            type: 'string',
          },
          currency: {
            type: 'string',
          },
          arms: {
            type: 'array',
            minItems: 2,
            maxItems: 2,
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['arm', 'cost', 'quality'],
              properties: {
                arm: {
                  $ref: '#/components/schemas/ExperimentArm',
                },
                cost: {
                  $ref: '#/components/schemas/Decimal',
                },
                requests: {
                  type: 'number',
                },
                costPerThousandRequests: {
                  type: 'number',
                },
                errorRate: {
                  type: 'number',
                },
                latency: {
                  $ref: '#/components/schemas/LatencyValue',
                },
                quality: {
                  type: 'array',
                  items: {
                    $ref: '#/components/schemas/QualityValue',
                  },
                },
              },
            },
          },
          differences: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['of', 'verdict', 'reason'],
              properties: {
                of: {
                  type: 'string',
                },
                relative: {
                  type: 'number',
                },
                test: {
                  type: 'string',
                },
                pValue: {
                  type: 'number',
                },
                verdict: {
                  type: 'string',
                  enum: [
                    'different',
                    'no-evidence',
                    'too-few',
                    'not-comparable',
                  ],
                },
                reason: {
                  type: 'string',
                },
              },
            },
          },
        },
      },
      FilterValues: {
        anyOf: [
          {
            type: 'string',
            maxLength: 1024,
          },
          {
            type: 'array',
            maxItems: 20,
            items: {
              type: 'string',
              maxLength: 1024,
            },
          },
        ],
      },
      FilterValue: {
        type: 'string',
        maxLength: 1024,
      },
      Day: {
        type: 'string',
        pattern: '^\\d{4}-\\d{2}-\\d{2}$',
      },
      Month: {
        type: 'string',
        pattern: '^\\d{4}-\\d{2}$',
      },
      Instant: {
        type: 'string',
        description: 'ISO 8601 instant.',
        pattern: '^\\d{4}-\\d{2}-\\d{2}T.*Z$',
      },
      Decimal: {
        type: 'string',
        description: 'A plain decimal, never an exponent.',
        pattern: '^-?\\d+(\\.\\d+)?$',
      },
      DayRange: {
        type: 'object',
        additionalProperties: false,
        required: ['from', 'to'],
        properties: {
          from: {
            $ref: '#/components/schemas/Day',
          },
          to: {
            $ref: '#/components/schemas/Day',
          },
        },
      },
      CostBasis: {
        type: 'string',
        enum: ['effective', 'billed', 'list'],
      },
      Grade: {
        type: 'string',
        enum: [
          'invoice',
          'provider_cost',
          'gateway_estimate',
          'trace_estimate',
          'allocated',
        ],
      },
      Workload: {
        type: 'string',
        enum: [
          'training',
          'fine-tuning',
          'inference',
          'embedding',
          'evaluation',
          'data',
          'tooling',
          'other',
        ],
      },
      TokenClass: {
        type: 'string',
        enum: ['input', 'output', 'cache_read', 'cache_write'],
      },
      CostAmounts: {
        type: 'object',
        additionalProperties: false,
        required: ['billed', 'effective', 'list'],
        properties: {
          billed: {
            $ref: '#/components/schemas/Decimal',
          },
          effective: {
            $ref: '#/components/schemas/Decimal',
          },
          list: {
            $ref: '#/components/schemas/Decimal',
          },
        },
      },
      ConvertedCosts: {
        type: 'object',
        additionalProperties: false,
        required: [
          'currency',
          'current',
          'previous',
          'values',
          'rates',
          'unconverted',
        ],
        properties: {
          currency: {
            type: 'string',
          },
          current: {
            $ref: '#/components/schemas/Decimal',
          },
          previous: {
            $ref: '#/components/schemas/Decimal',
          },
          values: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Decimal',
            },
          },
          rates: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['base', 'quote', 'source', 'first', 'last'],
              properties: {
                base: {
                  type: 'string',
                },
                quote: {
                  type: 'string',
                },
                source: {
                  type: 'string',
                },
                first: {
                  $ref: '#/components/schemas/DatedRate',
                },
                last: {
                  $ref: '#/components/schemas/DatedRate',
                },
              },
            },
          },
          unconverted: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: [
                'window',
                'currency',
                'amount',
                'reason',
                'from',
                'to',
              ],
              properties: {
                window: {
                  type: 'string',
                  enum: ['current', 'previous'],
                },
                currency: {
                  type: 'string',
                },
                amount: {
                  $ref: '#/components/schemas/Decimal',
                },
                reason: {
                  type: 'string',
                  enum: ['no_rates', 'no_rate_of_day'],
                },
                from: {
                  $ref: '#/components/schemas/Day',
                },
                to: {
                  $ref: '#/components/schemas/Day',
                },
              },
            },
          },
        },
      },
      DatedRate: {
        type: 'object',
        additionalProperties: false,
        required: ['day', 'rate'],
        properties: {
          day: {
            $ref: '#/components/schemas/Day',
          },
          rate: {
            $ref: '#/components/schemas/Decimal',
          },
        },
      },
      EntityCostReport: {
        type: 'object',
        additionalProperties: false,
        required: [
          'entityRef',
          'query',
          'previousRange',
          'totals',
          'buckets',
          'series',
          'breakdowns',
          'models',
          'environments',
          'freshness',
          'restatements',
          'problems',
          'suggestions',
        ],
        properties: {
          entityRef: {
            type: 'string',
          },
          owner: {
            type: 'string',
          },
          costCenter: {
            type: 'string',
          },
          query: {
            type: 'object',
            additionalProperties: false,
            required: [
              'entityRef',
              'from',
              'to',
              'granularity',
              'basis',
              'groupBy',
              'environments',
            ],
            properties: {
              entityRef: {
                type: 'string',
              },
              from: {
                $ref: '#/components/schemas/Day',
              },
              to: {
                $ref: '#/components/schemas/Day',
              },
              granularity: {
                type: 'string',
                enum: ['day', 'week', 'month'],
              },
              basis: {
                $ref: '#/components/schemas/CostBasis',
              },
              groupBy: {
                type: 'string',
                enum: [
                  'model',
                  'environment',
                  'workload',
                  'provider',
                  'service',
                ],
              },
              environments: {
                type: 'array',
                items: {
                  type: 'string',
                },
              },
              currency: {
                type: 'string',
              },
            },
          },
          previousRange: {
            $ref: '#/components/schemas/DayRange',
          },
          comparedDays: {
            type: 'object',
            additionalProperties: false,
            required: ['current', 'previous'],
            properties: {
              current: {
                $ref: '#/components/schemas/DayRange',
              },
              previous: {
                $ref: '#/components/schemas/DayRange',
              },
            },
          },
          totals: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/CurrencyTotal',
            },
          },
          converted: {
            $ref: '#/components/schemas/ConvertedCosts',
          },
          shared: {
            type: 'object',
            additionalProperties: false,
            required: ['received', 'givenAway'],
            properties: {
              received: {
                $ref: '#/components/schemas/Decimal',
              },
              givenAway: {
                $ref: '#/components/schemas/Decimal',
              },
            },
          },
          buckets: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['start', 'end', 'completeness'],
              properties: {
                start: {
                  $ref: '#/components/schemas/Day',
                },
                end: {
                  $ref: '#/components/schemas/Day',
                },
                completeness: {
                  type: 'string',
                  enum: ['settled', 'provisional', 'missing'],
                },
              },
            },
          },
          series: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['key', 'values'],
              properties: {
                key: {
                  type: 'string',
                },
                values: {
                  type: 'array',
                  items: {
                    $ref: '#/components/schemas/Decimal',
                  },
                },
                rest: {
                  type: 'integer',
                },
              },
            },
          },
          breakdowns: {
            type: 'object',
            additionalProperties: false,
            required: [
              'model',
              'environment',
              'workload',
              'provider',
              'service',
            ],
            properties: {
              model: {
                $ref: '#/components/schemas/CostShares',
              },
              environment: {
                $ref: '#/components/schemas/CostShares',
              },
              workload: {
                $ref: '#/components/schemas/CostShares',
              },
              provider: {
                $ref: '#/components/schemas/CostShares',
              },
              service: {
                $ref: '#/components/schemas/CostShares',
              },
            },
          },
          models: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/ModelCost',
            },
          },
          environments: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          completeThrough: {
            $ref: '#/components/schemas/Day',
          },
          freshness: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/SourceFreshness',
            },
          },
          restatements: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Restatement',
            },
          },
          problems: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/AnnotationProblem',
            },
          },
          suggestions: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/AnnotationSuggestion',
            },
          },
        },
      },
      CurrencyTotal: {
        type: 'object',
        additionalProperties: false,
        required: [
          'currency',
          'charges',
          'current',
          'previous',
          'currentComplete',
          'previousComplete',
        ],
        properties: {
          currency: {
            type: 'string',
          },
          charges: {
            type: 'integer',
          },
          current: {
            $ref: '#/components/schemas/CostAmounts',
          },
          previous: {
            $ref: '#/components/schemas/CostAmounts',
          },
          currentComplete: {
            $ref: '#/components/schemas/CostAmounts',
          },
          previousComplete: {
            $ref: '#/components/schemas/CostAmounts',
          },
        },
      },
      CostShares: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['key', 'cost', 'completeCost', 'previousCost'],
          properties: {
            key: {
              type: 'string',
            },
            cost: {
              $ref: '#/components/schemas/Decimal',
            },
            completeCost: {
              $ref: '#/components/schemas/Decimal',
            },
            previousCost: {
              $ref: '#/components/schemas/Decimal',
            },
            share: {
              type: 'number',
              minimum: 0,
              maximum: 1,
            },
            rest: {
              type: 'integer',
            },
          },
        },
      },
      ModelCost: {
        type: 'object',
        additionalProperties: false,
        required: [
          'model',
          'provider',
          'workloads',
          'cost',
          'completeCost',
          'previousCost',
          'usage',
        ],
        properties: {
          model: {
            type: 'string',
          },
          provider: {
            type: 'string',
          },
          workloads: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Workload',
            },
          },
          cost: {
            $ref: '#/components/schemas/Decimal',
          },
          completeCost: {
            $ref: '#/components/schemas/Decimal',
          },
          previousCost: {
            $ref: '#/components/schemas/Decimal',
          },
          share: {
            type: 'number',
            minimum: 0,
            maximum: 1,
          },
          usage: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['tokenClass', 'tokens', 'cost'],
              properties: {
                tokenClass: {
                  $ref: '#/components/schemas/TokenClass',
                },
                tokens: {
                  type: 'number',
                },
                cost: {
                  $ref: '#/components/schemas/Decimal',
                },
                pricePerMillion: {
                  type: 'number',
                },
              },
            },
          },
        },
      },
      SourceFreshness: {
        type: 'object',
        additionalProperties: false,
        required: ['sourceId', 'grade', 'deliveredAt', 'stale'],
        properties: {
          sourceId: {
            type: 'string',
          },
          grade: {
            $ref: '#/components/schemas/Grade',
          },
          deliveredAt: {
            $ref: '#/components/schemas/Instant',
          },
          completeThrough: {
            $ref: '#/components/schemas/Day',
          },
          lastChargeDay: {
            $ref: '#/components/schemas/Day',
          },
          stale: {
            type: 'boolean',
          },
        },
      },
      Restatement: {
        type: 'object',
        additionalProperties: false,
        required: ['sourceId', 'period', 'at', 'currency'],
        properties: {
          sourceId: {
            type: 'string',
          },
          period: {
            $ref: '#/components/schemas/Month',
          },
          at: {
            $ref: '#/components/schemas/Instant',
          },
          currency: {
            type: 'string',
          },
          change: {
            $ref: '#/components/schemas/CostAmounts',
          },
        },
      },
      AnnotationProblem: {
        type: 'object',
        additionalProperties: false,
        required: ['annotation', 'kind', 'message'],
        properties: {
          annotation: {
            type: 'string',
          },
          value: {
            type: 'string',
          },
          kind: {
            type: 'string',
            enum: ['malformed', 'unknown', 'conflict', 'no-match', 'displaced'],
          },
          message: {
            type: 'string',
          },
        },
      },
      AnnotationSuggestion: {
        type: 'object',
        additionalProperties: false,
        required: ['annotation', 'value', 'evidence', 'lines'],
        properties: {
          annotation: {
            type: 'string',
          },
          value: {
            type: 'string',
          },
          evidence: {
            type: 'string',
          },
          lines: {
            type: 'integer',
          },
        },
      },
      ChargeLinePage: {
        type: 'object',
        additionalProperties: false,
        required: ['items', 'totalItems'],
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/AttributedChargeLine',
            },
          },
          nextCursor: {
            type: 'string',
          },
          totalItems: {
            type: 'integer',
          },
        },
      },
      AttributedChargeLine: {
        type: 'object',
        additionalProperties: false,
        required: [
          'id',
          'lineId',
          'currency',
          'cost',
          'lineCost',
          'share',
          'firstDay',
          'lastDay',
          'environment',
          'model',
          'workload',
          'provider',
          'service',
          'chargeCategory',
          'billingAccount',
          'tags',
          'sourceId',
          'grade',
          'classification',
          'attribution',
        ],
        properties: {
          id: {
            type: 'string',
          },
          lineId: {
            type: 'integer',
          },
          currency: {
            type: 'string',
          },
          cost: {
            $ref: '#/components/schemas/CostAmounts',
          },
          lineCost: {
            $ref: '#/components/schemas/CostAmounts',
          },
          share: {
            type: 'number',
            minimum: 0,
            maximum: 1,
          },
          firstDay: {
            $ref: '#/components/schemas/Day',
          },
          lastDay: {
            $ref: '#/components/schemas/Day',
          },
          quantity: {
            type: 'number',
          },
          unit: {
            type: 'string',
          },
          environment: {
            type: 'string',
          },
          model: {
            type: 'string',
          },
          modelAsBilled: {
            type: 'string',
          },
          tokenClass: {
            $ref: '#/components/schemas/TokenClass',
          },
          workload: {
            $ref: '#/components/schemas/Workload',
          },
          provider: {
            type: 'string',
          },
          service: {
            type: 'string',
          },
          sku: {
            type: 'string',
          },
          description: {
            type: 'string',
          },
          chargeCategory: {
            type: 'string',
          },
          chargeClass: {
            type: 'string',
          },
          billingAccount: {
            type: 'string',
          },
          subAccount: {
            type: 'string',
          },
          resource: {
            type: 'string',
          },
          region: {
            type: 'string',
          },
          tags: {
            type: 'object',
            additionalProperties: {
              type: 'string',
            },
          },
          sourceId: {
            type: 'string',
          },
          grade: {
            $ref: '#/components/schemas/Grade',
          },
          allocated: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: [
                'methodId',
                'ratio',
                'usageUnit',
                'usageQuantity',
                'sourceId',
                'matchedBy',
              ],
              properties: {
                methodId: {
                  type: 'string',
                },
                ratio: {
                  type: 'number',
                  minimum: 0,
                  maximum: 1,
                },
                usageUnit: {
                  type: 'string',
                },
                usageQuantity: {
                  type: 'number',
                },
                sourceId: {
                  type: 'string',
                },
                matchedBy: {
                  type: 'string',
                  enum: ['resource', 'token_class', 'model', 'account'],
                },
              },
            },
          },
          classification: {
            type: 'object',
            additionalProperties: false,
            required: ['rule', 'evidence'],
            properties: {
              rule: {
                type: 'string',
              },
              evidence: {
                type: 'string',
              },
            },
          },
          attribution: {
            type: 'object',
            additionalProperties: false,
            required: ['rule', 'reason', 'conflict', 'alternatives'],
            properties: {
              rule: {
                type: 'string',
              },
              reason: {
                type: 'string',
              },
              validFrom: {
                $ref: '#/components/schemas/Day',
              },
              conflict: {
                type: 'boolean',
              },
              sharedFrom: {
                type: 'string',
                description:
                  'Who claims the line and shares its cost out; the empty string when the reader may not see it.',
              },
              alternatives: {
                type: 'array',
                items: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['entityRef', 'rule', 'reason'],
                  properties: {
                    entityRef: {
                      type: 'string',
                    },
                    rule: {
                      type: 'string',
                    },
                    reason: {
                      type: 'string',
                    },
                  },
                },
              },
            },
          },
        },
      },
      CloudEvent: {
        type: 'object',
        description:
          'Checked one by one, so that a wrong event keeps no other from being taken; see docs/usage-events.md and docs/telemetry.md for its `data`.',
      },
      UsageReceipt: {
        type: 'object',
        additionalProperties: false,
        required: ['accepted', 'duplicates', 'rejected'],
        properties: {
          accepted: {
            type: 'integer',
          },
          duplicates: {
            type: 'integer',
          },
          rejected: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['index', 'reason'],
              properties: {
                index: {
                  type: 'integer',
                },
                reason: {
                  type: 'string',
                },
              },
            },
          },
        },
      },
      Hour: {
        type: 'string',
        pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:00Z$',
      },
      EntityUsageHours: {
        type: 'object',
        additionalProperties: false,
        required: ['entityRef', 'from', 'to', 'reporters'],
        properties: {
          entityRef: {
            type: 'string',
          },
          from: {
            $ref: '#/components/schemas/Hour',
          },
          to: {
            $ref: '#/components/schemas/Hour',
          },
          reporters: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['reporter', 'hours'],
              properties: {
                reporter: {
                  type: 'string',
                },
                hours: {
                  type: 'array',
                  items: {
                    $ref: '#/components/schemas/UsageHour',
                  },
                },
              },
            },
          },
        },
      },
      UsageHour: {
        type: 'object',
        additionalProperties: false,
        required: ['hour', 'tokens'],
        properties: {
          hour: {
            $ref: '#/components/schemas/Hour',
          },
          tokens: {
            type: 'object',
            additionalProperties: false,
            properties: {
              input: {
                type: 'number',
              },
              output: {
                type: 'number',
              },
              cache_read: {
                type: 'number',
              },
              cache_write: {
                type: 'number',
              },
            },
          },
          requests: {
            type: 'number',
          },
          gpuSeconds: {
            type: 'number',
          },
        },
      },
      SourceProblem: {
        type: 'object',
        additionalProperties: false,
        required: ['severity', 'message'],
        properties: {
          severity: {
            type: 'string',
            enum: ['error', 'warning'],
          },
          message: {
            type: 'string',
          },
          advice: {
            type: 'string',
          },
          period: {
            $ref: '#/components/schemas/Month',
          },
          file: {
            type: 'string',
          },
        },
      },
      IngestionRun: {
        type: 'object',
        additionalProperties: false,
        required: [
          'id',
          'startedAt',
          'outcome',
          'deliveries',
          'rows',
          'problems',
        ],
        properties: {
          id: {
            type: 'integer',
          },
          startedAt: {
            $ref: '#/components/schemas/Instant',
          },
          finishedAt: {
            $ref: '#/components/schemas/Instant',
          },
          outcome: {
            type: 'string',
            enum: ['running', 'success', 'partial', 'failed', 'aborted'],
          },
          deliveries: {
            type: 'integer',
          },
          rows: {
            type: 'integer',
          },
          problems: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/SourceProblem',
            },
          },
          readAgain: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/MonthRange',
            },
          },
        },
      },
      MonthRange: {
        type: 'object',
        additionalProperties: false,
        required: ['from', 'to'],
        properties: {
          from: {
            $ref: '#/components/schemas/Month',
          },
          to: {
            $ref: '#/components/schemas/Month',
          },
        },
      },
      DeliveryTotal: {
        type: 'object',
        additionalProperties: false,
        required: ['currency', 'rows', 'cost', 'aiRows', 'aiCost'],
        properties: {
          currency: {
            type: 'string',
          },
          rows: {
            type: 'integer',
          },
          cost: {
            $ref: '#/components/schemas/CostAmounts',
          },
          aiRows: {
            type: 'integer',
          },
          aiCost: {
            $ref: '#/components/schemas/CostAmounts',
          },
        },
      },
      UnknownPrice: {
        type: 'object',
        additionalProperties: false,
        required: ['provider', 'reason', 'tokens', 'lastHour'],
        properties: {
          provider: {
            type: 'string',
          },
          model: {
            type: 'string',
          },
          reason: {
            type: 'string',
          },
          tokens: {
            type: 'integer',
          },
          lastHour: {
            type: 'string',
          },
        },
      },
      SourceStatus: {
        type: 'object',
        required: [
          'id',
          'grade',
          'description',
          'stale',
          'currentDeliveries',
          'totals',
          'quarantinedRows',
          'problems',
          'toReadAgain',
        ],
        properties: {
          id: {
            type: 'string',
          },
          grade: {
            $ref: '#/components/schemas/Grade',
          },
          description: {
            type: 'string',
          },
          lastSuccessAt: {
            $ref: '#/components/schemas/Instant',
          },
          lastRun: {
            $ref: '#/components/schemas/IngestionRun',
          },
          stale: {
            type: 'boolean',
          },
          completeThrough: {
            $ref: '#/components/schemas/Day',
          },
          observedLagDays: {
            type: 'number',
          },
          lastDeliveryAt: {
            $ref: '#/components/schemas/Instant',
          },
          currentDeliveries: {
            type: 'integer',
          },
          totals: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/DeliveryTotal',
            },
          },
          quarantinedRows: {
            type: 'integer',
          },
          problems: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/SourceProblem',
            },
          },
          toReadAgain: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/MonthRange',
            },
          },
        },
      },
      SourceDetail: {
        allOf: [
          {
            $ref: '#/components/schemas/SourceStatus',
          },
          {
            type: 'object',
            required: ['runs', 'deliveries', 'quarantine', 'variance'],
            properties: {
              runs: {
                type: 'array',
                items: {
                  $ref: '#/components/schemas/IngestionRun',
                },
              },
              deliveries: {
                type: 'array',
                items: {
                  $ref: '#/components/schemas/DeliverySummary',
                },
              },
              quarantine: {
                type: 'array',
                items: {
                  $ref: '#/components/schemas/QuarantineEntry',
                },
              },
              variance: {
                type: 'array',
                items: {
                  $ref: '#/components/schemas/SourceVariance',
                },
              },
            },
          },
        ],
      },
      SourceVariance: {
        type: 'object',
        additionalProperties: false,
        required: [
          'sourceId',
          'against',
          'provider',
          'account',
          'month',
          'currency',
          'estimate',
          'cause',
          'evidence',
        ],
        properties: {
          sourceId: {
            type: 'string',
          },
          against: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          provider: {
            type: 'string',
          },
          account: {
            type: 'string',
          },
          month: {
            $ref: '#/components/schemas/Month',
          },
          currency: {
            type: 'string',
          },
          estimate: {
            $ref: '#/components/schemas/Decimal',
          },
          total: {
            $ref: '#/components/schemas/Decimal',
          },
          difference: {
            $ref: '#/components/schemas/Decimal',
          },
          percent: {
            type: 'number',
          },
          cause: {
            type: 'string',
            enum: [
              'none',
              'missing_days',
              'bypassed_calls',
              'repeated_calls',
              'cached_tokens',
              'prices',
              'currency',
              'unknown',
            ],
          },
          evidence: {
            type: 'string',
          },
        },
      },
      DeliverySummary: {
        type: 'object',
        additionalProperties: false,
        required: [
          'id',
          'period',
          'version',
          'status',
          'deliveredAt',
          'files',
          'totals',
          'quarantinedRows',
        ],
        properties: {
          id: {
            type: 'integer',
          },
          period: {
            $ref: '#/components/schemas/Month',
          },
          version: {
            type: 'string',
          },
          status: {
            type: 'string',
            enum: ['staged', 'current', 'superseded', 'rejected'],
          },
          deliveredAt: {
            $ref: '#/components/schemas/Instant',
          },
          files: {
            type: 'integer',
          },
          totals: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/DeliveryTotal',
            },
          },
          quarantinedRows: {
            type: 'integer',
          },
          lastChargeDay: {
            $ref: '#/components/schemas/Day',
          },
          restated: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['currency', 'change'],
              properties: {
                currency: {
                  type: 'string',
                },
                change: {
                  $ref: '#/components/schemas/Decimal',
                },
              },
            },
          },
        },
      },
      QuarantineEntry: {
        type: 'object',
        additionalProperties: false,
        required: ['file', 'problem', 'excluded'],
        properties: {
          file: {
            type: 'string',
          },
          row: {
            type: 'integer',
          },
          column: {
            type: 'string',
          },
          problem: {
            type: 'string',
          },
          excluded: {
            type: 'boolean',
          },
        },
      },
      RollUpReport: {
        type: 'object',
        additionalProperties: false,
        required: [
          'scopeRef',
          'query',
          'previousRange',
          'freshness',
          'totals',
          'tieOut',
          'buckets',
          'series',
          'breakdowns',
          'members',
          'entities',
          'children',
          'movers',
        ],
        properties: {
          scopeRef: {
            type: 'string',
          },
          query: {
            type: 'object',
            additionalProperties: false,
            required: [
              'scopeRef',
              'from',
              'to',
              'basis',
              'granularity',
              'groupBy',
              'relations',
            ],
            properties: {
              scopeRef: {
                type: 'string',
              },
              from: {
                $ref: '#/components/schemas/Day',
              },
              to: {
                $ref: '#/components/schemas/Day',
              },
              basis: {
                $ref: '#/components/schemas/CostBasis',
              },
              currency: {
                type: 'string',
              },
              filters: {
                type: 'object',
                additionalProperties: {
                  type: 'array',
                  items: {
                    type: 'string',
                  },
                },
              },
              granularity: {
                type: 'string',
                enum: ['day', 'week', 'month'],
              },
              groupBy: {
                type: 'string',
              },
              relations: {
                type: 'string',
                enum: ['all', 'direct'],
              },
            },
          },
          currency: {
            type: 'string',
          },
          previousRange: {
            $ref: '#/components/schemas/DayRange',
          },
          comparedDays: {
            type: 'object',
            additionalProperties: false,
            required: ['current', 'previous'],
            properties: {
              current: {
                $ref: '#/components/schemas/DayRange',
              },
              previous: {
                $ref: '#/components/schemas/DayRange',
              },
            },
          },
          completeThrough: {
            $ref: '#/components/schemas/Day',
          },
          freshness: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/SourceFreshness',
            },
          },
          totals: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/CurrencyTotal',
            },
          },
          tieOut: {
            type: 'object',
            additionalProperties: false,
            required: ['direct', 'shared', 'unallocated', 'total'],
            properties: {
              direct: {
                $ref: '#/components/schemas/Decimal',
              },
              shared: {
                $ref: '#/components/schemas/Decimal',
              },
              unallocated: {
                $ref: '#/components/schemas/Decimal',
              },
              total: {
                $ref: '#/components/schemas/Decimal',
              },
            },
          },
          hidden: {
            type: 'object',
            additionalProperties: false,
            required: ['unallocated'],
            properties: {
              entities: {
                type: 'integer',
              },
              unallocated: {
                type: 'boolean',
              },
            },
          },
          buckets: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['start', 'end', 'completeness'],
              properties: {
                start: {
                  $ref: '#/components/schemas/Day',
                },
                end: {
                  $ref: '#/components/schemas/Day',
                },
                completeness: {
                  type: 'string',
                  enum: ['settled', 'provisional', 'missing'],
                },
              },
            },
          },
          series: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['key', 'values'],
              properties: {
                key: {
                  type: 'string',
                },
                values: {
                  type: 'array',
                  items: {
                    $ref: '#/components/schemas/Decimal',
                  },
                },
                rest: {
                  type: 'integer',
                },
              },
            },
          },
          breakdowns: {
            type: 'object',
            additionalProperties: false,
            required: [
              'model',
              'environment',
              'workload',
              'provider',
              'service',
            ],
            properties: {
              model: {
                $ref: '#/components/schemas/CostShares',
              },
              environment: {
                $ref: '#/components/schemas/CostShares',
              },
              workload: {
                $ref: '#/components/schemas/CostShares',
              },
              provider: {
                $ref: '#/components/schemas/CostShares',
              },
              service: {
                $ref: '#/components/schemas/CostShares',
              },
            },
          },
          members: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/RollUpMember',
            },
          },
          entities: {
            type: 'integer',
          },
          children: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: [
                'entityRef',
                'entities',
                'cost',
                'completeCost',
                'previousCost',
              ],
              properties: {
                entityRef: {
                  type: 'string',
                },
                title: {
                  type: 'string',
                },
                entities: {
                  type: 'integer',
                },
                cost: {
                  $ref: '#/components/schemas/Decimal',
                },
                completeCost: {
                  $ref: '#/components/schemas/Decimal',
                },
                previousCost: {
                  $ref: '#/components/schemas/Decimal',
                },
              },
            },
          },
          movers: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['entityRef', 'change', 'drivers'],
              properties: {
                entityRef: {
                  type: 'string',
                },
                title: {
                  type: 'string',
                },
                change: {
                  $ref: '#/components/schemas/Decimal',
                },
                drivers: {
                  type: 'array',
                  items: {
                    type: 'object',
                    additionalProperties: false,
                    required: ['driver', 'amount'],
                    properties: {
                      driver: {
                        type: 'string',
                        enum: [
                          'volume',
                          'mix',
                          'price',
                          'unmetered',
                          'new',
                          'gone',
                        ],
                      },
                      key: {
                        type: 'string',
                      },
                      amount: {
                        $ref: '#/components/schemas/Decimal',
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
      RollUpMember: {
        type: 'object',
        additionalProperties: false,
        required: [
          'entityRef',
          'kind',
          'cost',
          'completeCost',
          'previousCost',
          'sharedCost',
          'state',
          'retired',
          'environments',
          'models',
          'problems',
        ],
        properties: {
          entityRef: {
            type: 'string',
          },
          title: {
            type: 'string',
          },
          kind: {
            type: 'string',
          },
          type: {
            type: 'string',
          },
          owner: {
            type: 'string',
          },
          system: {
            type: 'string',
          },
          cost: {
            $ref: '#/components/schemas/Decimal',
          },
          completeCost: {
            $ref: '#/components/schemas/Decimal',
          },
          previousCost: {
            $ref: '#/components/schemas/Decimal',
          },
          sharedCost: {
            $ref: '#/components/schemas/Decimal',
          },
          share: {
            type: 'number',
          },
          state: {
            type: 'string',
            enum: ['new', 'gone', 'continuing'],
          },
          retired: {
            type: 'boolean',
          },
          environments: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          models: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          tokens: {
            type: 'number',
          },
          problems: {
            type: 'integer',
          },
        },
      },
      RollUpValue: {
        type: 'object',
        additionalProperties: false,
        required: ['scopeRef', 'members'],
        properties: {
          scopeRef: {
            type: 'string',
          },
          currency: {
            type: 'string',
          },
          members: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['entityRef'],
              properties: {
                entityRef: {
                  type: 'string',
                },
                unit: {
                  type: 'string',
                },
                units: {
                  type: 'number',
                },
                unitCost: {
                  type: 'number',
                },
                previousUnitCost: {
                  type: 'number',
                },
                unitCostTarget: {
                  type: 'number',
                },
                requests: {
                  type: 'number',
                },
                p95: {
                  type: 'number',
                },
                errorRate: {
                  type: 'number',
                },
                quality: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['key', 'name', 'value', 'day'],
                  properties: {
                    key: {
                      type: 'string',
                    },
                    name: {
                      type: 'string',
                    },
                    value: {
                      type: 'number',
                    },
                    sampleSize: {
                      type: 'number',
                    },
                    day: {
                      $ref: '#/components/schemas/Day',
                    },
                  },
                },
              },
            },
          },
        },
      },
      PortfolioChargeLine: {
        type: 'object',
        additionalProperties: false,
        required: [
          'id',
          'entityRef',
          'lineId',
          'currency',
          'cost',
          'lineCost',
          'share',
          'firstDay',
          'lastDay',
          'environment',
          'model',
          'workload',
          'provider',
          'service',
          'chargeCategory',
          'billingAccount',
          'tags',
          'sourceId',
          'grade',
          'classification',
          'attribution',
        ],
        properties: {
          entityRef: {
            type: 'string',
            description: "An empty value when it is nobody's.",
          },
          unallocatedReason: {
            $ref: '#/components/schemas/UnallocatedReason',
          },
          id: {
            type: 'string',
          },
          lineId: {
            type: 'integer',
          },
          currency: {
            type: 'string',
          },
          cost: {
            $ref: '#/components/schemas/CostAmounts',
          },
          lineCost: {
            $ref: '#/components/schemas/CostAmounts',
          },
          share: {
            type: 'number',
            minimum: 0,
            maximum: 1,
          },
          firstDay: {
            $ref: '#/components/schemas/Day',
          },
          lastDay: {
            $ref: '#/components/schemas/Day',
          },
          quantity: {
            type: 'number',
          },
          unit: {
            type: 'string',
          },
          environment: {
            type: 'string',
          },
          model: {
            type: 'string',
          },
          modelAsBilled: {
            type: 'string',
          },
          tokenClass: {
            $ref: '#/components/schemas/TokenClass',
          },
          workload: {
            $ref: '#/components/schemas/Workload',
          },
          provider: {
            type: 'string',
          },
          service: {
            type: 'string',
          },
          sku: {
            type: 'string',
          },
          description: {
            type: 'string',
          },
          chargeCategory: {
            type: 'string',
          },
          chargeClass: {
            type: 'string',
          },
          billingAccount: {
            type: 'string',
          },
          subAccount: {
            type: 'string',
          },
          resource: {
            type: 'string',
          },
          region: {
            type: 'string',
          },
          tags: {
            type: 'object',
            additionalProperties: {
              type: 'string',
            },
          },
          sourceId: {
            type: 'string',
          },
          grade: {
            $ref: '#/components/schemas/Grade',
          },
          allocated: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: [
                'methodId',
                'ratio',
                'usageUnit',
                'usageQuantity',
                'sourceId',
                'matchedBy',
              ],
              properties: {
                methodId: {
                  type: 'string',
                },
                ratio: {
                  type: 'number',
                  minimum: 0,
                  maximum: 1,
                },
                usageUnit: {
                  type: 'string',
                },
                usageQuantity: {
                  type: 'number',
                },
                sourceId: {
                  type: 'string',
                },
                matchedBy: {
                  type: 'string',
                  enum: ['resource', 'token_class', 'model', 'account'],
                },
              },
            },
          },
          classification: {
            type: 'object',
            additionalProperties: false,
            required: ['rule', 'evidence'],
            properties: {
              rule: {
                type: 'string',
              },
              evidence: {
                type: 'string',
              },
            },
          },
          attribution: {
            type: 'object',
            additionalProperties: false,
            required: ['rule', 'reason', 'conflict', 'alternatives'],
            properties: {
              rule: {
                type: 'string',
              },
              reason: {
                type: 'string',
              },
              validFrom: {
                $ref: '#/components/schemas/Day',
              },
              conflict: {
                type: 'boolean',
              },
              alternatives: {
                type: 'array',
                items: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['entityRef', 'rule', 'reason'],
                  properties: {
                    entityRef: {
                      type: 'string',
                    },
                    rule: {
                      type: 'string',
                    },
                    reason: {
                      type: 'string',
                    },
                  },
                },
              },
            },
          },
        },
      },
      PortfolioLinePage: {
        type: 'object',
        additionalProperties: false,
        required: ['items', 'totalItems'],
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/PortfolioChargeLine',
            },
          },
          nextCursor: {
            type: 'string',
          },
          totalItems: {
            type: 'integer',
          },
        },
      },
      UnallocatedReason: {
        type: 'string',
        enum: [
          'no_tags',
          'no_entity_tag',
          'unknown_entity',
          'ambiguous_entity',
          'orphaned_entity',
          'untagged_credit',
          'untagged_tax',
          'untagged_purchase',
          'unreported_usage',
        ],
      },
      CoverageQuery: {
        type: 'object',
        additionalProperties: false,
        required: ['from', 'to', 'basis'],
        properties: {
          from: {
            $ref: '#/components/schemas/Day',
          },
          to: {
            $ref: '#/components/schemas/Day',
          },
          basis: {
            type: 'string',
          },
          currency: {
            type: 'string',
          },
          filters: {
            type: 'object',
            additionalProperties: {
              type: 'array',
              items: {
                type: 'string',
              },
            },
          },
        },
      },
      CoverageReport: {
        type: 'object',
        additionalProperties: false,
        required: [
          'query',
          'freshness',
          'target',
          'bands',
          'parts',
          'trend',
          'reasons',
          'groups',
          'groupsLeftOut',
          'tagKeys',
        ],
        properties: {
          query: {
            $ref: '#/components/schemas/CoverageQuery',
          },
          currency: {
            type: 'string',
          },
          completeThrough: {
            $ref: '#/components/schemas/Day',
          },
          freshness: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/SourceFreshness',
            },
          },
          coverage: {
            type: 'number',
          },
          previousCoverage: {
            type: 'number',
          },
          target: {
            type: 'number',
          },
          bands: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['name', 'from'],
              properties: {
                name: {
                  type: 'string',
                  enum: ['crawl', 'walk', 'run'],
                },
                from: {
                  type: 'number',
                },
              },
            },
          },
          parts: {
            type: 'object',
            additionalProperties: false,
            required: [
              'allocatedUsage',
              'unallocatedUsage',
              'allocatedOther',
              'unallocatedOther',
              'total',
            ],
            properties: {
              allocatedUsage: {
                $ref: '#/components/schemas/Decimal',
              },
              unallocatedUsage: {
                $ref: '#/components/schemas/Decimal',
              },
              allocatedOther: {
                $ref: '#/components/schemas/Decimal',
              },
              unallocatedOther: {
                $ref: '#/components/schemas/Decimal',
              },
              total: {
                $ref: '#/components/schemas/Decimal',
              },
            },
          },
          trend: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: [
                'start',
                'end',
                'completeness',
                'allocatedUsage',
                'unallocatedUsage',
              ],
              properties: {
                start: {
                  $ref: '#/components/schemas/Day',
                },
                end: {
                  $ref: '#/components/schemas/Day',
                },
                completeness: {
                  type: 'string',
                  enum: ['settled', 'provisional', 'missing'],
                },
                allocatedUsage: {
                  $ref: '#/components/schemas/Decimal',
                },
                unallocatedUsage: {
                  $ref: '#/components/schemas/Decimal',
                },
                coverage: {
                  type: 'number',
                },
              },
            },
          },
          reasons: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: [
                'reason',
                'lines',
                'cost',
                'completeCost',
                'previousCost',
              ],
              properties: {
                reason: {
                  $ref: '#/components/schemas/UnallocatedReason',
                },
                lines: {
                  type: 'integer',
                },
                cost: {
                  $ref: '#/components/schemas/Decimal',
                },
                completeCost: {
                  $ref: '#/components/schemas/Decimal',
                },
                previousCost: {
                  $ref: '#/components/schemas/Decimal',
                },
              },
            },
          },
          groups: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/UnallocatedGroup',
            },
          },
          groupsLeftOut: {
            type: 'integer',
          },
          tagKeys: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['key', 'cost', 'lines', 'values'],
              properties: {
                key: {
                  type: 'string',
                },
                cost: {
                  $ref: '#/components/schemas/Decimal',
                },
                lines: {
                  type: 'integer',
                },
                values: {
                  type: 'array',
                  items: {
                    type: 'object',
                    additionalProperties: false,
                    required: ['value', 'cost'],
                    properties: {
                      value: {
                        type: 'string',
                      },
                      cost: {
                        $ref: '#/components/schemas/Decimal',
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
      UnallocatedGroup: {
        type: 'object',
        additionalProperties: false,
        required: [
          'id',
          'reason',
          'provider',
          'billingAccount',
          'service',
          'lines',
          'firstDay',
          'lastDay',
          'resources',
          'projects',
          'apiKeys',
          'models',
          'tags',
          'cost',
          'completeCost',
          'previousCost',
        ],
        properties: {
          id: {
            type: 'string',
          },
          reason: {
            $ref: '#/components/schemas/UnallocatedReason',
          },
          provider: {
            type: 'string',
          },
          billingAccount: {
            type: 'string',
          },
          subAccount: {
            type: 'string',
          },
          service: {
            type: 'string',
          },
          lines: {
            type: 'integer',
          },
          firstDay: {
            $ref: '#/components/schemas/Day',
          },
          lastDay: {
            $ref: '#/components/schemas/Day',
          },
          resources: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          projects: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          apiKeys: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          models: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          tags: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['key', 'values'],
              properties: {
                key: {
                  type: 'string',
                },
                values: {
                  type: 'array',
                  items: {
                    type: 'string',
                  },
                },
              },
            },
          },
          cost: {
            $ref: '#/components/schemas/Decimal',
          },
          completeCost: {
            $ref: '#/components/schemas/Decimal',
          },
          previousCost: {
            $ref: '#/components/schemas/Decimal',
          },
        },
      },
      AnnotationFindings: {
        type: 'object',
        additionalProperties: false,
        required: ['items', 'hidden'],
        properties: {
          items: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['entityRef', 'problems'],
              properties: {
                entityRef: {
                  type: 'string',
                },
                title: {
                  type: 'string',
                },
                owner: {
                  type: 'string',
                },
                editUrl: {
                  type: 'string',
                },
                problems: {
                  type: 'array',
                  items: {
                    $ref: '#/components/schemas/AnnotationProblem',
                  },
                },
              },
            },
          },
          hidden: {
            type: 'integer',
          },
        },
      },
      AnnotationProposals: {
        type: 'object',
        additionalProperties: false,
        required: ['groupId', 'proposals'],
        properties: {
          groupId: {
            type: 'string',
          },
          proposals: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: [
                'entityRef',
                'annotation',
                'value',
                'score',
                'evidence',
                'cost',
                'lines',
              ],
              properties: {
                entityRef: {
                  type: 'string',
                },
                title: {
                  type: 'string',
                },
                owner: {
                  type: 'string',
                },
                editUrl: {
                  type: 'string',
                },
                annotation: {
                  type: 'string',
                },
                value: {
                  type: 'string',
                },
                current: {
                  type: 'string',
                },
                score: {
                  type: 'number',
                },
                evidence: {
                  type: 'array',
                  items: {
                    type: 'string',
                  },
                },
                cost: {
                  $ref: '#/components/schemas/Decimal',
                },
                lines: {
                  type: 'integer',
                },
              },
            },
          },
        },
      },
      TrialPatterns: {
        type: 'array',
        maxItems: 100,
        items: {
          type: 'string',
          minLength: 1,
          maxLength: 1024,
        },
      },
      AttributionTrialQuery: {
        type: 'object',
        additionalProperties: false,
        required: ['from', 'to'],
        properties: {
          from: {
            $ref: '#/components/schemas/Day',
          },
          to: {
            $ref: '#/components/schemas/Day',
          },
          currency: {
            type: 'string',
            maxLength: 16,
          },
          annotation: {
            type: 'object',
            additionalProperties: false,
            required: ['entityRef', 'annotation', 'value'],
            properties: {
              entityRef: {
                type: 'string',
                maxLength: 800,
              },
              annotation: {
                type: 'string',
                maxLength: 253,
              },
              value: {
                type: 'string',
                maxLength: 8192,
              },
            },
          },
          rule: {
            type: 'object',
            additionalProperties: false,
            required: ['id', 'match', 'assign'],
            properties: {
              id: {
                type: 'string',
                minLength: 1,
                maxLength: 100,
              },
              match: {
                type: 'object',
                additionalProperties: false,
                properties: {
                  tags: {
                    type: 'object',
                    maxProperties: 20,
                    additionalProperties: {
                      anyOf: [
                        {
                          type: 'string',
                          minLength: 1,
                          maxLength: 1024,
                        },
                        {
                          $ref: '#/components/schemas/TrialPatterns',
                        },
                      ],
                    },
                  },
                  resources: {
                    $ref: '#/components/schemas/TrialPatterns',
                  },
                  accounts: {
                    $ref: '#/components/schemas/TrialPatterns',
                  },
                  projects: {
                    $ref: '#/components/schemas/TrialPatterns',
                  },
                  apiKeys: {
                    $ref: '#/components/schemas/TrialPatterns',
                  },
                  models: {
                    $ref: '#/components/schemas/TrialPatterns',
                  },
                  providers: {
                    $ref: '#/components/schemas/TrialPatterns',
                  },
                  services: {
                    $ref: '#/components/schemas/TrialPatterns',
                  },
                },
              },
              assign: {
                type: 'object',
                additionalProperties: false,
                properties: {
                  entity: {
                    type: 'string',
                    maxLength: 800,
                  },
                  environment: {
                    type: 'string',
                    maxLength: 64,
                  },
                  workload: {
                    type: 'string',
                    maxLength: 64,
                  },
                  model: {
                    type: 'string',
                    maxLength: 256,
                  },
                },
              },
              from: {
                $ref: '#/components/schemas/Day',
              },
              to: {
                $ref: '#/components/schemas/Day',
              },
            },
          },
        },
      },
      AttributionTrial: {
        type: 'object',
        additionalProperties: false,
        required: [
          'moves',
          'gained',
          'lines',
          'conflicts',
          'months',
          'hidden',
          'problems',
          'patch',
        ],
        properties: {
          currency: {
            type: 'string',
          },
          moves: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['fromRef', 'toRef', 'cost', 'lines'],
              properties: {
                fromRef: {
                  type: 'string',
                },
                fromReason: {
                  $ref: '#/components/schemas/UnallocatedReason',
                },
                toRef: {
                  type: 'string',
                },
                toReason: {
                  $ref: '#/components/schemas/UnallocatedReason',
                },
                cost: {
                  $ref: '#/components/schemas/Decimal',
                },
                lines: {
                  type: 'integer',
                },
              },
            },
          },
          hidden: {
            type: 'boolean',
          },
          gained: {
            $ref: '#/components/schemas/Decimal',
          },
          lines: {
            type: 'integer',
          },
          conflicts: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['entityRef', 'rule', 'cost', 'lines'],
              properties: {
                entityRef: {
                  type: 'string',
                },
                rule: {
                  type: 'string',
                },
                cost: {
                  $ref: '#/components/schemas/Decimal',
                },
                lines: {
                  type: 'integer',
                },
              },
            },
          },
          months: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['month', 'gained'],
              properties: {
                month: {
                  $ref: '#/components/schemas/Month',
                },
                gained: {
                  $ref: '#/components/schemas/Decimal',
                },
              },
            },
          },
          coverageBefore: {
            type: 'number',
          },
          coverageAfter: {
            type: 'number',
          },
          problems: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          patch: {
            type: 'string',
          },
        },
      },
      ShareRuleInput: {
        type: 'object',
        additionalProperties: false,
        required: ['entityRef', 'method', 'consumers', 'idle'],
        properties: {
          entityRef: {
            type: 'string',
            maxLength: 1024,
          },
          method: {
            type: 'string',
            enum: ['usage', 'even', 'fixed'],
          },
          measure: {
            type: 'string',
            enum: ['tokens', 'requests', 'gpu-seconds'],
          },
          consumers: {
            type: 'array',
            maxItems: 200,
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['entityRef', 'weight'],
              properties: {
                entityRef: {
                  type: 'string',
                  maxLength: 1024,
                },
                weight: {
                  type: 'integer',
                },
              },
            },
          },
          idle: {
            type: 'string',
            enum: ['owner', 'pooled'],
          },
          from: {
            $ref: '#/components/schemas/Month',
          },
        },
      },
      ShareRule: {
        type: 'object',
        additionalProperties: false,
        required: ['entityRef', 'method', 'consumers', 'idle', 'origin'],
        properties: {
          entityRef: {
            type: 'string',
            maxLength: 1024,
          },
          method: {
            type: 'string',
            enum: ['usage', 'even', 'fixed'],
          },
          measure: {
            type: 'string',
            enum: ['tokens', 'requests', 'gpu-seconds'],
          },
          consumers: {
            type: 'array',
            maxItems: 200,
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['entityRef', 'weight'],
              properties: {
                entityRef: {
                  type: 'string',
                  maxLength: 1024,
                },
                weight: {
                  type: 'integer',
                },
              },
            },
          },
          idle: {
            type: 'string',
            enum: ['owner', 'pooled'],
          },
          from: {
            $ref: '#/components/schemas/Month',
          },
          origin: {
            type: 'string',
            enum: ['annotation', 'page'],
          },
        },
      },
      SharedCost: {
        type: 'object',
        additionalProperties: false,
        required: ['rule', 'cost', 'kept', 'parts', 'problems'],
        properties: {
          rule: {
            $ref: '#/components/schemas/ShareRule',
          },
          title: {
            type: 'string',
          },
          owner: {
            type: 'string',
          },
          cost: {
            $ref: '#/components/schemas/Decimal',
          },
          kept: {
            $ref: '#/components/schemas/Decimal',
          },
          parts: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['entityRef', 'cost', 'share'],
              properties: {
                entityRef: {
                  type: 'string',
                },
                title: {
                  type: 'string',
                },
                cost: {
                  $ref: '#/components/schemas/Decimal',
                },
                share: {
                  type: 'number',
                },
                usage: {
                  type: 'number',
                },
              },
            },
          },
          problems: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
        },
      },
      SharedCosts: {
        type: 'object',
        additionalProperties: false,
        required: ['rules', 'months'],
        properties: {
          currency: {
            type: 'string',
          },
          rules: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/SharedCost',
            },
          },
          months: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['month', 'direct', 'shared', 'unallocated', 'total'],
              properties: {
                month: {
                  $ref: '#/components/schemas/Month',
                },
                direct: {
                  $ref: '#/components/schemas/Decimal',
                },
                shared: {
                  $ref: '#/components/schemas/Decimal',
                },
                unallocated: {
                  $ref: '#/components/schemas/Decimal',
                },
                total: {
                  $ref: '#/components/schemas/Decimal',
                },
              },
            },
          },
          hidden: {
            type: 'object',
            additionalProperties: false,
            required: ['unallocated'],
            properties: {
              entities: {
                type: 'integer',
              },
              unallocated: {
                type: 'boolean',
              },
            },
          },
        },
      },
      SharePreview: {
        type: 'object',
        additionalProperties: false,
        required: ['range', 'after'],
        properties: {
          range: {
            $ref: '#/components/schemas/DayRange',
          },
          before: {
            $ref: '#/components/schemas/SharedCost',
          },
          after: {
            $ref: '#/components/schemas/SharedCost',
          },
        },
      },
      OverviewReport: {
        type: 'object',
        additionalProperties: false,
        required: [
          'query',
          'previousRange',
          'freshness',
          'totals',
          'tieOut',
          'buckets',
          'series',
          'breakdowns',
          'titles',
          'waterfall',
        ],
        properties: {
          query: {
            type: 'object',
            additionalProperties: false,
            required: ['from', 'to', 'basis', 'granularity', 'groupBy'],
            properties: {
              from: {
                $ref: '#/components/schemas/Day',
              },
              to: {
                $ref: '#/components/schemas/Day',
              },
              basis: {
                $ref: '#/components/schemas/CostBasis',
              },
              currency: {
                type: 'string',
              },
              filters: {
                type: 'object',
                additionalProperties: {
                  type: 'array',
                  items: {
                    type: 'string',
                  },
                },
              },
              granularity: {
                type: 'string',
                enum: ['day', 'week', 'month'],
              },
              groupBy: {
                type: 'string',
              },
            },
          },
          currency: {
            type: 'string',
          },
          previousRange: {
            $ref: '#/components/schemas/DayRange',
          },
          comparedDays: {
            type: 'object',
            additionalProperties: false,
            required: ['current', 'previous'],
            properties: {
              current: {
                $ref: '#/components/schemas/DayRange',
              },
              previous: {
                $ref: '#/components/schemas/DayRange',
              },
            },
          },
          completeThrough: {
            $ref: '#/components/schemas/Day',
          },
          freshness: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/SourceFreshness',
            },
          },
          totals: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/CurrencyTotal',
            },
          },
          tieOut: {
            type: 'object',
            additionalProperties: false,
            required: ['direct', 'shared', 'unallocated', 'total'],
            properties: {
              direct: {
                $ref: '#/components/schemas/Decimal',
              },
              shared: {
                $ref: '#/components/schemas/Decimal',
              },
              unallocated: {
                $ref: '#/components/schemas/Decimal',
              },
              total: {
                $ref: '#/components/schemas/Decimal',
              },
            },
          },
          hidden: {
            type: 'object',
            additionalProperties: false,
            required: ['unallocated'],
            properties: {
              entities: {
                type: 'integer',
              },
              unallocated: {
                type: 'boolean',
              },
            },
          },
          converted: {
            $ref: '#/components/schemas/ConvertedCosts',
          },
          buckets: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['start', 'end', 'completeness'],
              properties: {
                start: {
                  $ref: '#/components/schemas/Day',
                },
                end: {
                  $ref: '#/components/schemas/Day',
                },
                completeness: {
                  type: 'string',
                  enum: ['settled', 'provisional', 'missing'],
                },
              },
            },
          },
          series: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['key', 'values'],
              properties: {
                key: {
                  type: 'string',
                },
                values: {
                  type: 'array',
                  items: {
                    $ref: '#/components/schemas/Decimal',
                  },
                },
                rest: {
                  type: 'integer',
                },
              },
            },
          },
          breakdowns: {
            type: 'object',
            additionalProperties: false,
            required: [
              'model',
              'environment',
              'workload',
              'provider',
              'service',
              'owner',
              'entity',
            ],
            properties: {
              model: {
                $ref: '#/components/schemas/CostShares',
              },
              environment: {
                $ref: '#/components/schemas/CostShares',
              },
              workload: {
                $ref: '#/components/schemas/CostShares',
              },
              provider: {
                $ref: '#/components/schemas/CostShares',
              },
              service: {
                $ref: '#/components/schemas/CostShares',
              },
              owner: {
                $ref: '#/components/schemas/CostShares',
              },
              entity: {
                $ref: '#/components/schemas/CostShares',
              },
            },
          },
          titles: {
            type: 'object',
            additionalProperties: {
              type: 'string',
            },
          },
          waterfall: {
            type: 'object',
            additionalProperties: false,
            required: ['before', 'after', 'steps'],
            properties: {
              before: {
                $ref: '#/components/schemas/Decimal',
              },
              after: {
                $ref: '#/components/schemas/Decimal',
              },
              steps: {
                type: 'array',
                items: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['driver', 'amount'],
                  properties: {
                    driver: {
                      type: 'string',
                      enum: [
                        'volume',
                        'mix',
                        'price',
                        'unmetered',
                        'new',
                        'gone',
                      ],
                    },
                    key: {
                      type: 'string',
                    },
                    amount: {
                      $ref: '#/components/schemas/Decimal',
                    },
                  },
                },
              },
              unavailable: {
                type: 'string',
              },
            },
          },
        },
      },
      SprawlReport: {
        type: 'object',
        additionalProperties: false,
        required: [
          'query',
          'vendors',
          'services',
          'models',
          'overlaps',
          'unused',
        ],
        properties: {
          query: {
            type: 'object',
            additionalProperties: false,
            required: ['from', 'to', 'basis'],
            properties: {
              from: {
                $ref: '#/components/schemas/Day',
              },
              to: {
                $ref: '#/components/schemas/Day',
              },
              basis: {
                $ref: '#/components/schemas/CostBasis',
              },
              currency: {
                type: 'string',
              },
              filters: {
                type: 'object',
                additionalProperties: {
                  type: 'array',
                  items: {
                    type: 'string',
                  },
                },
              },
            },
          },
          currency: {
            type: 'string',
          },
          hidden: {
            type: 'object',
            additionalProperties: false,
            required: ['unallocated'],
            properties: {
              entities: {
                type: 'integer',
              },
              unallocated: {
                type: 'boolean',
              },
            },
          },
          vendors: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/SprawlItem',
            },
          },
          services: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/SprawlItem',
            },
          },
          models: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/SprawlItem',
            },
          },
          overlaps: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: [
                'of',
                'vendors',
                'entities',
                'cost',
                'completeCost',
                'previousCost',
              ],
              properties: {
                of: {
                  type: 'object',
                  additionalProperties: false,
                  properties: {
                    workload: {
                      type: 'string',
                    },
                    family: {
                      type: 'string',
                    },
                  },
                },
                vendors: {
                  type: 'array',
                  items: {
                    type: 'string',
                  },
                },
                entities: {
                  type: 'integer',
                },
                cost: {
                  $ref: '#/components/schemas/Decimal',
                },
                completeCost: {
                  $ref: '#/components/schemas/Decimal',
                },
                previousCost: {
                  $ref: '#/components/schemas/Decimal',
                },
              },
            },
          },
          unused: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/SprawlRule',
            },
          },
        },
      },
      SprawlItem: {
        type: 'object',
        additionalProperties: false,
        required: [
          'name',
          'cost',
          'completeCost',
          'previousCost',
          'entities',
          'owners',
          'topEntities',
          'topOwners',
          'status',
        ],
        properties: {
          name: {
            type: 'string',
          },
          provider: {
            type: 'string',
          },
          family: {
            type: 'string',
          },
          cost: {
            $ref: '#/components/schemas/Decimal',
          },
          completeCost: {
            $ref: '#/components/schemas/Decimal',
          },
          previousCost: {
            $ref: '#/components/schemas/Decimal',
          },
          otherCurrencies: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          entities: {
            type: 'integer',
          },
          owners: {
            type: 'integer',
          },
          topEntities: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          topOwners: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          firstDay: {
            $ref: '#/components/schemas/Day',
          },
          lastDay: {
            $ref: '#/components/schemas/Day',
          },
          status: {
            $ref: '#/components/schemas/SprawlStatus',
          },
          rule: {
            $ref: '#/components/schemas/SprawlRule',
          },
        },
      },
      SprawlStatus: {
        type: 'string',
        enum: [
          'approved',
          'tolerated',
          'unapproved',
          'end-of-life',
          'unlisted',
        ],
      },
      SprawlRule: {
        type: 'object',
        additionalProperties: false,
        required: ['status'],
        properties: {
          vendor: {
            type: 'string',
          },
          service: {
            type: 'string',
          },
          model: {
            type: 'string',
          },
          status: {
            type: 'string',
            enum: ['approved', 'tolerated', 'unapproved'],
          },
          endOfLife: {
            $ref: '#/components/schemas/Day',
          },
          successor: {
            type: 'string',
          },
          note: {
            type: 'string',
          },
        },
      },
      PortfolioModels: {
        type: 'object',
        additionalProperties: false,
        required: ['query', 'models'],
        properties: {
          query: {
            type: 'object',
            additionalProperties: false,
            required: ['from', 'to', 'basis'],
            properties: {
              from: {
                $ref: '#/components/schemas/Day',
              },
              to: {
                $ref: '#/components/schemas/Day',
              },
              basis: {
                $ref: '#/components/schemas/CostBasis',
              },
              currency: {
                type: 'string',
              },
              filters: {
                type: 'object',
                additionalProperties: {
                  type: 'array',
                  items: {
                    type: 'string',
                  },
                },
              },
            },
          },
          currency: {
            type: 'string',
          },
          hidden: {
            type: 'object',
            additionalProperties: false,
            required: ['unallocated'],
            properties: {
              entities: {
                type: 'integer',
              },
              unallocated: {
                type: 'boolean',
              },
            },
          },
          models: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/PortfolioModel',
            },
          },
        },
      },
      PortfolioModel: {
        type: 'object',
        additionalProperties: false,
        required: [
          'model',
          'provider',
          'workloads',
          'environments',
          'cost',
          'completeCost',
          'previousCost',
          'usage',
          'comparedUsage',
          'users',
          'entities',
          'owners',
          'status',
        ],
        properties: {
          model: {
            type: 'string',
          },
          provider: {
            type: 'string',
          },
          family: {
            type: 'string',
          },
          workloads: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Workload',
            },
          },
          environments: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          cost: {
            $ref: '#/components/schemas/Decimal',
          },
          completeCost: {
            $ref: '#/components/schemas/Decimal',
          },
          previousCost: {
            $ref: '#/components/schemas/Decimal',
          },
          share: {
            type: 'number',
          },
          usage: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['tokenClass', 'tokens', 'cost'],
              properties: {
                tokenClass: {
                  $ref: '#/components/schemas/TokenClass',
                },
                tokens: {
                  type: 'number',
                },
                cost: {
                  $ref: '#/components/schemas/Decimal',
                },
                pricePerMillion: {
                  type: 'number',
                },
              },
            },
          },
          comparedUsage: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['tokenClass', 'completeTokens', 'previousTokens'],
              properties: {
                tokenClass: {
                  $ref: '#/components/schemas/TokenClass',
                },
                completeTokens: {
                  type: 'number',
                },
                previousTokens: {
                  type: 'number',
                },
                completePricePerMillion: {
                  type: 'number',
                },
                previousPricePerMillion: {
                  type: 'number',
                },
              },
            },
          },
          users: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['entityRef', 'cost'],
              properties: {
                entityRef: {
                  type: 'string',
                },
                owner: {
                  type: 'string',
                },
                cost: {
                  $ref: '#/components/schemas/Decimal',
                },
              },
            },
          },
          entities: {
            type: 'integer',
          },
          owners: {
            type: 'integer',
          },
          status: {
            $ref: '#/components/schemas/SprawlStatus',
          },
        },
      },
      StatementMonth: {
        type: 'object',
        additionalProperties: false,
        required: ['month', 'closed', 'waitingFor', 'issued', 'open'],
        properties: {
          month: {
            type: 'string',
          },
          closed: {
            type: 'boolean',
          },
          waitingFor: {
            type: 'array',
            description: 'Why it is not closed.',
            items: {
              type: 'string',
            },
          },
          issued: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/StatementSummary',
            },
          },
          open: {
            type: 'array',
            description:
              'Charges and corrections, where it is closed and not issued.',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['owner', 'currency', 'effective'],
              properties: {
                owner: {
                  type: 'string',
                },
                currency: {
                  type: 'string',
                },
                effective: {
                  $ref: '#/components/schemas/Decimal',
                },
              },
            },
          },
        },
      },
      StatementSummary: {
        type: 'object',
        additionalProperties: false,
        required: [
          'id',
          'number',
          'month',
          'owner',
          'currency',
          'issuedAt',
          'charges',
          'corrected',
          'total',
        ],
        properties: {
          id: {
            type: 'string',
          },
          number: {
            type: 'integer',
          },
          month: {
            type: 'string',
          },
          owner: {
            type: 'string',
          },
          title: {
            type: 'string',
          },
          currency: {
            type: 'string',
          },
          issuedAt: {
            type: 'string',
          },
          charges: {
            $ref: '#/components/schemas/CostAmounts',
          },
          corrected: {
            $ref: '#/components/schemas/CostAmounts',
          },
          total: {
            $ref: '#/components/schemas/CostAmounts',
          },
        },
      },
      Statement: {
        type: 'object',
        additionalProperties: false,
        required: [
          'id',
          'number',
          'month',
          'owner',
          'currency',
          'issuedAt',
          'charges',
          'corrected',
          'total',
          'items',
          'corrections',
        ],
        properties: {
          id: {
            type: 'string',
          },
          number: {
            type: 'integer',
          },
          month: {
            type: 'string',
          },
          owner: {
            type: 'string',
          },
          title: {
            type: 'string',
          },
          currency: {
            type: 'string',
          },
          issuedAt: {
            type: 'string',
          },
          charges: {
            $ref: '#/components/schemas/CostAmounts',
          },
          corrected: {
            $ref: '#/components/schemas/CostAmounts',
          },
          total: {
            $ref: '#/components/schemas/CostAmounts',
          },
          items: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: [
                'entityRef',
                'costCenter',
                'environment',
                'model',
                'workload',
                'provider',
                'service',
                'cost',
              ],
              properties: {
                entityRef: {
                  type: 'string',
                },
                title: {
                  type: 'string',
                },
                costCenter: {
                  type: 'string',
                },
                environment: {
                  type: 'string',
                },
                model: {
                  type: 'string',
                },
                workload: {
                  type: 'string',
                },
                provider: {
                  type: 'string',
                },
                service: {
                  type: 'string',
                },
                sharedFrom: {
                  type: 'string',
                  description: 'The entity that shares the cost out.',
                },
                cost: {
                  $ref: '#/components/schemas/CostAmounts',
                },
              },
            },
          },
          corrections: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['month', 'entityRef', 'costCenter', 'cost'],
              properties: {
                month: {
                  type: 'string',
                },
                entityRef: {
                  type: 'string',
                },
                costCenter: {
                  type: 'string',
                },
                cost: {
                  $ref: '#/components/schemas/CostAmounts',
                },
              },
            },
          },
        },
      },
      SavedView: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'name', 'page', 'search', 'savedAt'],
        properties: {
          id: {
            type: 'string',
          },
          name: {
            type: 'string',
          },
          page: {
            type: 'string',
          },
          search: {
            type: 'string',
          },
          savedAt: {
            type: 'string',
          },
        },
      },
    },
  },
} as const;
