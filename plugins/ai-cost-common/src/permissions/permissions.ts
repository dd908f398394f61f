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

/**
 * Read what is nobody's, and how much that is: coverage, its charge lines, and
 * trials of annotations and rules. It is of no entity, so no ownership decides.
 *
 * @public
 */
export const aiCostUnallocatedReadPermission = createPermission({
  name: 'aiCost.unallocated.read',
  attributes: { action: 'read' },
});

/**
 * Say how an entity's cost is shared out. The annotation `ai-cost/share` needs
 * no permission of this plugin: who may change the catalog may use it.
 *
 * @public
 */
export const aiCostShareManagePermission = createPermission({
  name: 'aiCost.share.manage',
  attributes: { action: 'update' },
});

/**
 * Read all statements, also of teams whose entities one may not see. Who may
 * read the cost of everything in a statement needs it not.
 *
 * @public
 */
export const aiCostStatementReadPermission = createPermission({
  name: 'aiCost.statement.read',
  attributes: { action: 'read' },
});

/**
 * Issue the statements of a closed month.
 *
 * @public
 */
export const aiCostStatementIssuePermission = createPermission({
  name: 'aiCost.statement.issue',
  attributes: { action: 'create' },
});

/** @public */
export const aiCostPermissions = [
  aiCostReadPermission,
  aiCostSourceReadPermission,
  aiCostSourceManagePermission,
  aiCostUsageWritePermission,
  aiCostTelemetryWritePermission,
  aiCostUnallocatedReadPermission,
  aiCostShareManagePermission,
  aiCostStatementReadPermission,
  aiCostStatementIssuePermission,
];
