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
import { InputError } from '@backstage/errors';
import { isCostKind } from 'backstage-plugin-ai-cost-common';
import {
  ClaimingEntity,
  toClaimingEntity,
} from 'backstage-plugin-ai-cost-node';
import { LineCounter, parseAllDocuments } from 'yaml';
import { say } from '../say';
import { findFiles } from './findFiles';

/**
 * Reads the entities that can hold costs from catalog files. Locations of type
 * `file` are followed, relative to the file that they are in, as long as they
 * lead to files in or below the folder of the file that was named first.
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
  const queue: CatalogFile[] = [];
  for (const pattern of files) {
    for (const file of await findFiles(pattern, cwd, '--catalog')) {
      queue.push({ file, root: path.dirname(file) });
    }
  }
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { file, root } = next;
    if (seen.has(file)) {
      continue;
    }
    seen.add(file);
    for (const entity of await readEntities(file)) {
      if (entity.kind === 'Location') {
        for (const found of await followLocation(entity, next)) {
          queue.push({ file: found, root });
        }
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

interface CatalogFile {
  file: string;
  /** Locations lead no further up than this folder. */
  root: string;
}

async function readEntities(file: string): Promise<Entity[]> {
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(await fs.readFile(file, 'utf8'), {
    lineCounter,
    // Pretty errors quote the file, which may not be meant to be shown.
    prettyErrors: false,
  });
  const entities: Entity[] = [];
  for (const document of Array.isArray(documents) ? documents : []) {
    const [error] = document.errors;
    if (error) {
      const { line } = lineCounter.linePos(error.pos[0]);
      throw new InputError(`${file}: ${error.message} (line ${line})`);
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
  { file, root }: CatalogFile,
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
  const folder = path.dirname(file);
  const found: string[] = [];
  for (const each of all) {
    const inside =
      isBelow(path.resolve(folder, each), root) &&
      (await areBelow(await findFiles(each, folder, file), root));
    if (inside) {
      found.push(...inside);
    } else {
      say(
        `${file}: the Location target ${each} leads out of ${root} and is not followed; name the file with --catalog`,
      );
    }
  }
  return found;
}

/** The files, when all of them are below a folder, links followed. */
async function areBelow(
  files: string[],
  folder: string,
): Promise<string[] | undefined> {
  const real = await fs.realpath(folder);
  for (const file of files) {
    if (!isBelow(await fs.realpath(file), real)) {
      return undefined;
    }
  }
  return files;
}

function isBelow(file: string, folder: string): boolean {
  const way = path.relative(folder, file);
  return !path.isAbsolute(way) && way.split(path.sep)[0] !== '..';
}
