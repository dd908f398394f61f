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
import type { RollUpReport, SpendMover } from 'backstage-plugin-ai-cost-common';
import { Change } from '../../components/Change';
import { Quiet } from '../../components/Quiet';
import { formatMoneyChange } from '../../format/money';
import { EntityName } from '../EntityName';
import { driversInWords } from './driversInWords';

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, padding: 0, listStyle: 'none' },
    item: {
      padding: theme.spacing(0.75, 0),
      fontSize: theme.typography.pxToRem(13),
      lineHeight: 1.5,
      '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
    },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      justifyContent: 'space-between',
      gap: theme.spacing(0, 2),
    },
    name: { minWidth: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'AiCostMoverList' },
);

export interface MoverListProps {
  report: Pick<RollUpReport, 'movers' | 'members'>;
  currency: string;
  limit?: number;
  linkTo(entityRef: string): string | undefined;
}

/** What changed most, by how much and why, over complete days. */
export function MoverList(props: MoverListProps) {
  const { report, currency, limit, linkTo } = props;
  const classes = useStyles();
  return (
    <ul className={classes.list} aria-label="What moved">
      {report.movers.slice(0, limit).map(mover => (
        <li key={mover.entityRef} className={classes.item}>
          <div className={classes.line}>
            <span className={classes.name}>
              <EntityName entity={mover} link={linkTo(mover.entityRef)} />
            </span>
            <MoverChange mover={mover} report={report} currency={currency} />
          </div>
          <Quiet>{driversInWords(mover.drivers, currency)}</Quiet>
        </li>
      ))}
    </ul>
  );
}

function MoverChange(props: {
  mover: SpendMover;
  report: Pick<RollUpReport, 'members'>;
  currency: string;
}) {
  const { mover, report, currency } = props;
  const member = report.members.find(
    ({ entityRef }) => entityRef === mover.entityRef,
  );
  return member ? (
    <Change
      current={member.completeCost}
      previous={member.previousCost}
      currency={currency}
      show="both"
    />
  ) : (
    <>{formatMoneyChange(mover.change, currency)}</>
  );
}
