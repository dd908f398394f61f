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

import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  AlternativeClaim,
  AttributedChargeLine,
  ChargeLinePage,
} from 'backstage-plugin-ai-cost-common';

type Attribution = AttributedChargeLine['attribution'];

const HIDDEN: Omit<AlternativeClaim, 'rule'> = {
  entityRef: '',
  reason: 'Claimed by an entity that you may not see',
};

const SHARED: Pick<Attribution, 'rule' | 'reason' | 'sharedFrom'> = {
  rule: 'share',
  reason: 'Shared out by an entity that you may not see',
  sharedFrom: '',
};

const NAMELESS = 'It names entities, of which you may not see some';

/**
 * Takes out of a page which other entities claim its lines or share their cost
 * out, where the reader may not see those in the catalog; that they do stays.
 */
export async function hideUnreadable<Page extends ChargeLinePage>(
  page: Page,
  options: { catalog: CatalogService; credentials: BackstageCredentials },
): Promise<Page> {
  const { catalog, credentials } = options;
  const named = page.items.flatMap(({ attribution }) => [
    attribution.sharedFrom ?? '',
    ...attribution.alternatives.map(({ entityRef }) => entityRef),
  ]);
  const entityRefs = [...new Set(named)].filter(ref => ref !== '');
  if (entityRefs.length === 0) {
    return page;
  }
  const { items } = await catalog.getEntitiesByRefs(
    { entityRefs, fields: ['kind', 'metadata.namespace', 'metadata.name'] },
    { credentials },
  );
  const hidden = new Set(entityRefs.filter((_, index) => !items[index]));
  return {
    ...page,
    items: page.items.map(item => ({
      ...item,
      attribution: {
        ...item.attribution,
        reason: reasonWithout(hidden, item.attribution),
        ...(hidden.has(item.attribution.sharedFrom ?? '') && SHARED),
        alternatives: item.attribution.alternatives.map(claim =>
          hidden.has(claim.entityRef) ? { ...claim, ...HIDDEN } : claim,
        ),
      },
    })),
  };
}

/** A tag that names several entities is explained by one of them. */
function reasonWithout(
  hidden: ReadonlySet<string>,
  { reason }: Attribution,
): string {
  return [...hidden].some(ref => reason.includes(ref)) ? NAMELESS : reason;
}
