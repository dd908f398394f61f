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

import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Read what a catalog entity costs. It is a permission on the catalog entity,
 * so that a policy can decide with the catalog's own rules, "owners only"
 * included.
 *
 * @public
 */
export const aiCostReadPermission = createPermission({
  name: 'aiCost.cost.read',
  attributes: { action: 'read' },
  resourceType: 'catalog-entity',
});

/**
 * See where the money comes from: billing sources, their runs, deliveries and
 * what was quarantined.
 *
 * @public
 */
export const aiCostSourceReadPermission = createPermission({
  name: 'aiCost.source.read',
  attributes: { action: 'read' },
});

/**
 * Act on billing sources, such as "ingest now".
 *
 * @public
 */
export const aiCostSourceManagePermission = createPermission({
  name: 'aiCost.source.manage',
  attributes: { action: 'update' },
});

/**
 * Report usage as it happens. Only services may, so it is for the restrictions
 * of their access tokens.
 *
 * @public
 */
export const aiCostUsageWritePermission = createPermission({
  name: 'aiCost.usage.write',
  attributes: { action: 'create' },
});

/**
 * Push scores and business units. Only services may, so it is for the
 * restrictions of their access tokens.
 *
 * @public
 */
export const aiCostTelemetryWritePermission = createPermission({
  name: 'aiCost.telemetry.write',
  attributes: { action: 'create' },
});

/** @public */
export const aiCostPermissions = [
  aiCostReadPermission,
  aiCostSourceReadPermission,
  aiCostSourceManagePermission,
  aiCostUsageWritePermission,
  aiCostTelemetryWritePermission,
];
