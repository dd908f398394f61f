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

import type {
  UnallocatedGroup,
  UnallocatedReason,
  UnallocatedTagKey,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { formatCompared } from '../../reports/entity/comparedCosts';
import type { DayRange } from '../../reports/window/dayRange';
import type { LineGroup } from './lineGroups';
import { RankedValues } from './RankedValues';
import { readGroupDays } from './readGroupDays';
import { readLineNames, type LineNames } from './readLineNames';
import { TagKeyCosts } from './TagKeyCosts';

const MOST_GROUPS = 100;
const MOST_TAG_KEYS = 50;
const MOST_VALUES = 10;

/** What a group's charges are called. */
class GroupNames {
  readonly resources = new RankedValues();
  readonly projects = new RankedValues();
  readonly apiKeys = new RankedValues();
  readonly models = new RankedValues();
  readonly tags = new TagKeyCosts();

  add({ dimensions, model }: LineNames, cost: bigint): void {
    this.resources.add(dimensions.resourceId ?? dimensions.resourceName, cost);
    this.projects.add(
      dimensions.subAccountName ?? dimensions.subAccountId,
      cost,
    );
    this.apiKeys.add(dimensions.credentialId, cost);
    this.models.add(model, cost);
    this.tags.add(dimensions.tags, cost);
  }
}

/**
 * Says of the most expensive groups which days and names they have, and adds up
 * all of them by tag key.
 */
export async function describeGroups(options: {
  knex: Knex;
  /** Most expensive first. */
  groups: readonly LineGroup[];
  range: DayRange;
}): Promise<{ groups: UnallocatedGroup[]; tagKeys: UnallocatedTagKey[] }> {
  const { knex, groups, range } = options;
  const shown = groups.slice(0, MOST_GROUPS);
  const names = new Map(shown.map(({ id }) => [id, new GroupNames()]));
  const tagKeys = new TagKeyCosts();
  const memberships = new Map<number, { groupId: string; cost: bigint }[]>();
  for (const { id: groupId, lines } of groups) {
    for (const { lineId, costs } of lines) {
      const of = memberships.get(lineId) ?? [];
      of.push({ groupId, cost: costs.cost });
      memberships.set(lineId, of);
    }
  }
  for await (const line of readLineNames(knex, [...memberships.keys()])) {
    for (const { groupId, cost } of memberships.get(line.lineId)!) {
      tagKeys.add(line.dimensions.tags, cost);
      names.get(groupId)?.add(line, cost);
    }
  }
  const days = await readGroupDays({ knex, range, groups: shown });
  return {
    groups: shown.map(group =>
      describe(group, names.get(group.id)!, days.get(group.id)!),
    ),
    tagKeys: tagKeys.top({ keys: MOST_TAG_KEYS, values: MOST_VALUES }),
  };
}

function describe(
  group: LineGroup,
  names: GroupNames,
  days: DayRange,
): UnallocatedGroup {
  return {
    id: group.id,
    reason: group.kind as UnallocatedReason,
    provider: group.provider,
    billingAccount: group.billingAccount,
    subAccount: group.subAccount || undefined,
    service: group.service,
    lines: group.lines.length,
    firstDay: days.from,
    lastDay: days.to,
    resources: names.resources.names(MOST_VALUES),
    projects: names.projects.names(MOST_VALUES),
    apiKeys: names.apiKeys.names(MOST_VALUES),
    models: names.models.names(MOST_VALUES),
    tags: names.tags
      .top({ keys: MOST_VALUES, values: MOST_VALUES })
      .map(({ key, values }) => ({
        key,
        values: values.map(({ value }) => value),
      })),
    ...formatCompared(group.costs),
  };
}
