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

import type { ChargeLine } from 'backstage-plugin-ai-cost-node';

/** By what charges of two sources are taken for the same usage, narrowest first. */
export type MatchLevel = 'resource' | 'token_class' | 'model' | 'account';

/** Where usage took place, as far as a source says; empty where it does not. */
export interface UsagePlace {
  subAccount: string;
  credential: string;
  resource: string;
}

const MACHINE_UNIT = /hour|minute|second|month|day|\bgb\b|byte/i;

/** True for a charge that usage can divide: neither credit, tax nor purchase. */
export function isDivisible(line: ChargeLine): boolean {
  return (
    line.chargeCategory.toLowerCase() === 'usage' &&
    line.allocatedMethodId === undefined
  );
}

/** The keys under which other charges are the same usage as a line's. */
export function matchKeys(
  line: ChargeLine,
): Partial<Record<MatchLevel, string>> {
  const model = modelKey(line.model ?? line.modelAsBilled);
  return {
    resource: line.resourceId && JSON.stringify([resourceKey(line.resourceId)]),
    token_class:
      model && line.tokenClass && JSON.stringify([model, line.tokenClass]),
    model: model && JSON.stringify([model]),
    // Machines run whether they are called or not: calls do not divide them.
    account: isMachine(line) ? undefined : JSON.stringify([line.workload]),
  };
}

export function placeOf(line: ChargeLine): UsagePlace {
  return {
    subAccount: line.subAccountId ?? '',
    credential: line.credentialId ?? '',
    resource: line.resourceId ?? '',
  };
}

/** True when usage at one place may be billed at another. */
export function isCompatible(
  reported: UsagePlace,
  billed: UsagePlace,
): boolean {
  return (
    (reported.subAccount === '' || reported.subAccount === billed.subAccount) &&
    (reported.credential === '' || reported.credential === billed.credential) &&
    (reported.resource === '' || reported.resource === billed.resource)
  );
}

export function isSamePlace(a: UsagePlace, b: UsagePlace): boolean {
  return (
    a.subAccount === b.subAccount &&
    a.credential === b.credential &&
    a.resource === b.resource
  );
}

function isMachine({ instanceType, gpuCount, unit }: ChargeLine): boolean {
  return (
    instanceType !== undefined ||
    gpuCount !== undefined ||
    MACHINE_UNIT.test(unit ?? '')
  );
}

/**
 * A model's name without what only some write: a path, a region and vendor
 * before it, a version or date after it.
 */
function modelKey(model: string | undefined): string | undefined {
  const name = model?.toLowerCase().trim();
  return name
    ?.slice(name.lastIndexOf('/') + 1)
    .replace(/^(?:us|eu|apac|global|us-gov)\./, '')
    .replace(/^[a-z][a-z0-9-]*\.(?=[a-z])/, '')
    .replace(/:\d+$/, '')
    .replace(/-v\d+$/, '')
    .replace(/[-@]\d{4}-?\d{2}-?\d{2}$/, '')
    .replace(/-latest$/, '');
}

/** An id as the last part of a path or ARN, or alone. */
function resourceKey(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1).toLowerCase();
}
