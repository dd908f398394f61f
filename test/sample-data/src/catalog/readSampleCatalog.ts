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

import fs from 'node:fs';
import path from 'node:path';
import {
  Entity,
  getCompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { parseAllDocuments } from 'yaml';

/** Folder of the organisation's catalog; `all.yaml` is its root. */
export const SAMPLE_CATALOG_DIRECTORY = path.join(
  path.dirname(require.resolve('@internal/ai-cost-sample-data/package.json')),
  'catalog',
);

/** The organisation's entities as they stand in the files, without locations. */
export function readSampleCatalog(): Entity[] {
  return fs
    .readdirSync(SAMPLE_CATALOG_DIRECTORY)
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .flatMap(name => {
      const text = fs.readFileSync(
        path.join(SAMPLE_CATALOG_DIRECTORY, name),
        'utf8',
      );
      return parseAllDocuments(text).map(document => document.toJS() as Entity);
    })
    .filter(({ kind }) => kind !== 'Location');
}

/**
 * Who owns each entity of a catalog: `spec.owner`, unless the `ai-cost/owner`
 * annotation names another.
 *
 * @throws RangeError by the returned function, for an entity without an owner
 */
export function readOwners(
  entities: readonly Entity[],
): (entityRef: string) => string {
  const owners = new Map<string, string>();
  for (const entity of entities) {
    const owner =
      entity.metadata.annotations?.['ai-cost/owner'] ?? entity.spec?.owner;
    if (typeof owner === 'string') {
      owners.set(
        stringifyEntityRef(entity),
        stringifyEntityRef(
          parseEntityRef(owner, {
            defaultKind: 'group',
            defaultNamespace: getCompoundEntityRef(entity).namespace,
          }),
        ),
      );
    }
  }
  return entityRef => {
    const owner = owners.get(entityRef);
    if (!owner) {
      throw new RangeError(`${entityRef} is not owned by anyone`);
    }
    return owner;
  };
}
