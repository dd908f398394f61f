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

import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import type {
  PortfolioQuery,
  UnallocatedGroup,
} from 'backstage-plugin-ai-cost-common';
import { Message } from '../../components/Message';
import { Money } from '../../components/Money';
import { SideDrawer } from '../../components/SideDrawer';
import SearchIcon from '@material-ui/icons/Search';
import { formatCount } from '../../format/quantity';
import { GroupFacts } from '../groups/GroupFacts';
import { groupName } from '../groups/groupName';
import { OwnerFinder } from './OwnerFinder';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(3),
    },
  }),
  { name: 'AiCostFindOwnerDrawer' },
);

export interface FindOwnerDrawerProps {
  /** Undefined: closed. */
  groupId?: string;
  /** Undefined while the report loads. */
  groups?: UnallocatedGroup[];
  query: PortfolioQuery;
  currency?: string;
  onClose(): void;
}

/** Who might answer for a group of charges, and what an annotation would claim. */
export function FindOwnerDrawer(props: FindOwnerDrawerProps) {
  const { groupId, groups, query, currency, onClose } = props;
  const classes = useStyles();
  const group = groups?.find(({ id }) => id === groupId);
  return (
    <SideDrawer
      open={groupId !== undefined}
      title={group ? `Find an owner: ${groupName(group)}` : 'Find an owner'}
      subtitle={
        group &&
        currency && (
          <Typography variant="body2" color="textSecondary">
            <Money amount={group.cost} currency={currency} /> in{' '}
            {formatCount(group.lines, 'charge line', 'charge lines')}. Nothing
            is changed here.
          </Typography>
        )
      }
      onClose={onClose}
    >
      {groupId !== undefined && !groups && (
        <Skeleton variant="rect" height={240} animation={false} />
      )}
      {groups && groupId !== undefined && !group && (
        <Message icon={<SearchIcon />} title="This group is not there any more">
          Somebody may have claimed its charges, or the period has none of them.
        </Message>
      )}
      {group && currency && (
        <div className={classes.root}>
          <GroupFacts group={group} />
          <OwnerFinder
            key={group.id}
            group={group}
            query={query}
            currency={currency}
          />
        </div>
      )}
    </SideDrawer>
  );
}
