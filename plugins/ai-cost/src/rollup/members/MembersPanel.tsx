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

import Checkbox from '@material-ui/core/Checkbox';
import { makeStyles } from '@material-ui/core/styles';
import type { RollUpMember } from 'backstage-plugin-ai-cost-common';
import { Panel } from '../../components/Panel';
import type { DataColumn, RowOrder } from '../../table/DataColumn';
import { DataTable } from '../../table/DataTable';
import { titleOf } from '../entityTitles';
import { MOST_COMPARED } from '../compare/useComparedRefs';
import { MemberNote } from './MemberNote';
import type { MemberRow } from './MemberRow';

const useStyles = makeStyles(
  theme => ({
    box: { padding: 0, marginRight: theme.spacing(0.5) },
  }),
  { name: 'AiCostMembersPanel' },
);

export interface MembersPanelProps {
  rows: MemberRow[];
  columns: DataColumn<MemberRow>[];
  order: RowOrder | undefined;
  onOrder(order: RowOrder): void;
  /** Refs of the components that are compared. */
  compared: readonly string[];
  onCompare(entityRefs: string[]): void;
  linkTo(entityRef: string): string | undefined;
}

/** Every component with its money and what it buys; chosen ones are compared. */
export function MembersPanel(props: MembersPanelProps) {
  const { rows, columns, order, onOrder, linkTo } = props;
  const { compared, onCompare } = props;
  const classes = useStyles();
  const toggle = ({ entityRef }: RollUpMember) =>
    onCompare(
      compared.includes(entityRef)
        ? compared.filter(one => one !== entityRef)
        : [...compared, entityRef],
    );
  return (
    <Panel
      flush
      title="Components"
      subtitle="Choose two to six to compare them. What was not measured is n/a, which is not zero."
    >
      <DataTable
        id="roll-up-members"
        label="Components by cost"
        things="components"
        columns={columns}
        rows={rows}
        rowKey={({ member }) => member.entityRef}
        // The catalog has no page of what it has no more.
        rowLink={({ member }) =>
          member.retired ? undefined : linkTo(member.entityRef)
        }
        rowLeading={({ member }) => (
          <Checkbox
            size="small"
            color="primary"
            className={classes.box}
            checked={compared.includes(member.entityRef)}
            disabled={
              compared.length >= MOST_COMPARED &&
              !compared.includes(member.entityRef)
            }
            inputProps={{ 'aria-label': `Compare ${titleOf(member)}` }}
            onChange={() => toggle(member)}
          />
        )}
        rowNote={({ member }) => <MemberNote member={member} />}
        order={order}
        onOrder={onOrder}
        empty="Nothing was spent in this period."
      />
    </Panel>
  );
}
