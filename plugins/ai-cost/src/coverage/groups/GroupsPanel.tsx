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

import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { UnallocatedGroup } from 'backstage-plugin-ai-cost-common';
import { useState } from 'react';
import { Panel } from '../../components/Panel';
import { formatCount } from '../../format/quantity';
import { GroupItem } from './GroupItem';

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, padding: 0, listStyle: 'none' },
    more: { padding: theme.spacing(1.5, 2.5) },
  }),
  { name: 'AiCostGroupsPanel' },
);

export interface GroupsPanelProps {
  groups: UnallocatedGroup[];
  leftOut: number;
  currency: string;
  onFindOwner(groupId: string): void;
  onLines(groupId: string): void;
}

/** What is nobody's, in groups that one annotation would often claim together. */
export function GroupsPanel(props: GroupsPanelProps) {
  const { groups, leftOut, currency, onFindOwner, onLines } = props;
  const classes = useStyles();
  const [open, setOpen] = useState<string>();
  return (
    <Panel
      flush
      title="Groups of charges that are nobody’s"
      subtitle="Same account, service and reason: what one annotation would often claim together"
    >
      <ul className={classes.list}>
        {groups.map(group => (
          <GroupItem
            key={group.id}
            group={group}
            currency={currency}
            open={group.id === open}
            onToggle={() => setOpen(group.id === open ? undefined : group.id)}
            onFindOwner={() => onFindOwner(group.id)}
            onLines={() => onLines(group.id)}
          />
        ))}
      </ul>
      {leftOut > 0 && (
        <Typography
          variant="body2"
          color="textSecondary"
          className={classes.more}
        >
          {formatCount(leftOut, 'cheaper group is', 'cheaper groups are')} not
          shown.
        </Typography>
      )}
    </Panel>
  );
}
