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

import type { Entity } from '@backstage/catalog-model';

/** Services whose names the tags of a large bill hold. */
export const LARGE_BILL_SERVICES = 400;
export const LARGE_BILL_TEAMS = 25;

/**
 * The components that a large bill's charges belong to: by convention all of
 * them, some also by their projects at a model vendor or by their endpoints.
 */
export function largeBillEntities(): Entity[] {
  return Array.from({ length: LARGE_BILL_SERVICES }, (_, i) => {
    const name = `service-${String(i).padStart(3, '0')}`;
    const team = `team-${String(i % LARGE_BILL_TEAMS).padStart(2, '0')}`;
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        namespace: 'default',
        name,
        annotations: annotations(name, i),
      },
      spec: { type: 'service', lifecycle: 'production', owner: team },
      relations: [{ type: 'ownedBy', targetRef: `group:default/${team}` }],
    };
  });
}

function annotations(name: string, i: number): Record<string, string> {
  if (i % 4 === 0) {
    return { 'ai-cost/projects': `proj_${name},wrkspc_${name}` };
  }
  if (i % 4 === 1) {
    return {
      'ai-cost/resources': `arn:aws:sagemaker:us-east-1:*:endpoint/${name}-*`,
    };
  }
  return {};
}
