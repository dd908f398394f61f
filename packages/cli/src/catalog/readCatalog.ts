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

import { promises as fs } from 'node:fs';
import path from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import { isCostKind } from 'backstage-plugin-ai-cost-common';
import {
  ClaimingEntity,
  toClaimingEntity,
} from 'backstage-plugin-ai-cost-node';
import glob from 'fast-glob';
import { parseAllDocuments } from 'yaml';
import { say } from '../say';

/**
 * Reads the entities that can hold costs from catalog files. Locations of type
 * `file` are followed, relative to the file that they are in.
 *
 * @param options - files are paths or patterns, relative to `cwd`
 * @throws NotFoundError when a path or pattern leads to no file
 * @throws InputError when a file is not YAML
 */
export async function readCatalog(options: {
  files: readonly string[];
  kinds: readonly string[];
  cwd: string;
}): Promise<ClaimingEntity[]> {
  const { files, kinds, cwd } = options;
  const entities = new Map<string, ClaimingEntity>();
  const seen = new Set<string>();
  const queue: string[] = [];
  for (const file of files) {
    queue.push(...(await findFiles(file, cwd, '--catalog')));
  }
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    if (seen.has(file)) {
      continue;
    }
    seen.add(file);
    for (const entity of await readEntities(file)) {
      if (entity.kind === 'Location') {
        queue.push(...(await followLocation(entity, file)));
      } else if (isCostKind(entity.kind, kinds)) {
        const claiming = toClaimingEntity(entity);
        if (entities.has(claiming.entityRef)) {
          say(
            `${file}: ${claiming.entityRef} is there twice; the first counts`,
          );
        } else {
          entities.set(claiming.entityRef, claiming);
        }
      }
    }
  }
  return [...entities.values()];
}

async function findFiles(
  file: string,
  cwd: string,
  where: string,
): Promise<string[]> {
  const exact = path.resolve(cwd, file);
  const exists = await fs.stat(exact).then(
    stats => stats.isFile(),
    () => false,
  );
  const found = exists ? [exact] : await glob(file, { cwd, absolute: true });
  if (found.length === 0) {
    throw new NotFoundError(`${where}: there is no file ${file}`);
  }
  return found.sort();
}

async function readEntities(file: string): Promise<Entity[]> {
  const documents = parseAllDocuments(await fs.readFile(file, 'utf8'));
  const entities: Entity[] = [];
  for (const document of Array.isArray(documents) ? documents : []) {
    const [error] = document.errors;
    if (error) {
      throw new InputError(`${file}: ${error.message}`);
    }
    const entity: unknown = document.toJS();
    if (isEntity(entity)) {
      entities.push(entity);
    } else if (entity !== null) {
      say(`${file}: a document without kind and metadata.name is left out`);
    }
  }
  return entities;
}

function isEntity(value: unknown): value is Entity {
  const { kind, metadata } = (value ?? {}) as Partial<Entity>;
  return (
    typeof kind === 'string' &&
    typeof metadata === 'object' &&
    typeof metadata?.name === 'string'
  );
}

async function followLocation(
  location: Entity,
  file: string,
): Promise<string[]> {
  const {
    type = 'file',
    target,
    targets = [],
  } = (location.spec ?? {}) as {
    type?: string;
    target?: string;
    targets?: string[];
  };
  const all = target === undefined ? targets : [target, ...targets];
  if (type !== 'file') {
    say(`${file}: a Location of type ${type} is not followed`);
    return [];
  }
  const found = await Promise.all(
    all.map(each => findFiles(each, path.dirname(file), file)),
  );
  return found.flat();
}
