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

import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const KEY = 'aiCost.notifications.platformTeam';

/**
 * Reads who is told of sources in trouble: one entity ref, or a list of them.
 *
 * @returns refs in full; none when nobody is to be told
 * @throws InputError that names what is no entity ref
 */
export function readRecipients(config: Config): string[] {
  const value = config.getOptional(KEY);
  if (value === undefined) {
    return [];
  }
  const refs = Array.isArray(value)
    ? config.getStringArray(KEY)
    : [config.getString(KEY)];
  return refs.map(ref => {
    try {
      return stringifyEntityRef(parseEntityRef(ref, { defaultKind: 'group' }));
    } catch {
      throw new InputError(
        `${KEY}: "${ref}" is no ref of a group or user; write it like group:default/platform`,
      );
    }
  });
}
