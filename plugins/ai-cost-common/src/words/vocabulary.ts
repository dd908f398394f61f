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

/**
 * How good a source's money is, best first. For each provider account and day
 * the best grade present is the money. What is `allocated` divides a charge of
 * another source, and is no money of its own.
 *
 * @public
 */
export const SOURCE_GRADES = [
  'invoice',
  'provider_cost',
  'gateway_estimate',
  'trace_estimate',
  'allocated',
] as const;

/** @public */
export type SourceGrade = (typeof SOURCE_GRADES)[number];

/**
 * What a charge was spent for.
 *
 * @public
 */
export const WORKLOADS = [
  'training',
  'fine-tuning',
  'inference',
  'embedding',
  'evaluation',
  'data',
  'tooling',
  'other',
] as const;

/** @public */
export type Workload = (typeof WORKLOADS)[number];

/**
 * Which tokens a charge counts. Each token is in one class only: an input token
 * that was read from a cache is `cache_read`, not `input`.
 *
 * @public
 */
export const TOKEN_CLASSES = [
  'input',
  'output',
  'cache_read',
  'cache_write',
] as const;

/** @public */
export type TokenClass = (typeof TOKEN_CLASSES)[number];

/**
 * FOCUS cost metrics: *billed* is what the invoice says, *effective* is the
 * amortised cost that ownership views show, *list* is the public price.
 *
 * @public
 */
export const COST_BASES = ['effective', 'billed', 'list'] as const;

/** @public */
export type CostBasis = (typeof COST_BASES)[number];

/** @public */
export const GRANULARITIES = ['day', 'week', 'month'] as const;

/** @public */
export type Granularity = (typeof GRANULARITIES)[number];

/**
 * The dimensions that an entity's cost can be grouped by.
 *
 * @public
 */
export const COST_DIMENSIONS = [
  'model',
  'environment',
  'workload',
  'provider',
  'service',
] as const;

/** @public */
export type CostDimension = (typeof COST_DIMENSIONS)[number];

/**
 * Why a charge belongs to nobody.
 *
 * @public
 */
export type UnallocatedReason =
  | 'no_tags'
  | 'no_entity_tag'
  | 'unknown_entity'
  | 'ambiguous_entity'
  | 'orphaned_entity'
  | 'untagged_credit'
  | 'untagged_tax'
  | 'untagged_purchase'
  /** What is left of a charge that was divided by usage: nobody reported that. */
  | 'unreported_usage';
