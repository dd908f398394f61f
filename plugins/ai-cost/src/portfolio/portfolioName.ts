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

import { DEFAULT_NAMESPACE, parseEntityRef } from '@backstage/catalog-model';
import type { PortfolioDimension } from 'backstage-plugin-ai-cost-common';
import { nameOf } from '../format/words';

/** Titles of entities and owners by ref, where they have one. */
export type Titles = Readonly<Record<string, string>>;

/** A dimension's value for a person; the empty string is "unknown" or "nobody". */
export function portfolioName(
  dimension: PortfolioDimension,
  key: string,
  titles: Titles = {},
): string {
  if (dimension !== 'owner' && dimension !== 'entity') {
    return nameOf(dimension, key);
  }
  if (key === '') {
    return dimension === 'owner' ? 'No team' : 'Nobody’s';
  }
  return Object.hasOwn(titles, key) ? titles[key] : shortRef(key);
}

/** The name of a ref, with the namespace where it is not the default. */
function shortRef(ref: string): string {
  try {
    const { namespace, name } = parseEntityRef(ref);
    return namespace === DEFAULT_NAMESPACE ? name : `${namespace}/${name}`;
  } catch {
    // An address may ask for anything.
    return ref;
  }
}
