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
  DEFAULT_NAMESPACE,
  Entity,
  KubernetesValidatorFunctions,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { MalformedValue } from './MalformedValue';

/**
 * Reads the ref of a group or user, as in `spec.owner`: the kind is Group and
 * the namespace the entity's own when left out.
 *
 * @returns the full ref in lower case
 * @throws MalformedValue
 */
export function readOwner(text: string, entity: Entity): string {
  const ref = parse(text, entity);
  const kind = ref.kind.toLowerCase();
  if (
    (kind !== 'group' && kind !== 'user') ||
    !KubernetesValidatorFunctions.isValidNamespace(
      ref.namespace.toLowerCase(),
    ) ||
    !KubernetesValidatorFunctions.isValidObjectName(ref.name)
  ) {
    throw notAnOwner(text);
  }
  return stringifyEntityRef(ref);
}

function parse(text: string, entity: Entity) {
  try {
    return parseEntityRef(text, {
      defaultKind: 'group',
      defaultNamespace: entity.metadata.namespace || DEFAULT_NAMESPACE,
    });
  } catch {
    throw notAnOwner(text);
  }
}

function notAnOwner(text: string) {
  return new MalformedValue(
    text,
    'Write one group or user as an entity ref, such as group:default/ml-platform.',
  );
}
