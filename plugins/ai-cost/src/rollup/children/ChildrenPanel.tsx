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
import type { RollUpChild } from 'backstage-plugin-ai-cost-common';
import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { Change } from '../../components/Change';
import { Money } from '../../components/Money';
import { Panel } from '../../components/Panel';
import { Quiet } from '../../components/Quiet';
import type { RollUpKind } from '../../entity/rollUpKinds';
import { formatCount } from '../../format/quantity';
import { EntityName } from '../EntityName';

const FIRST = 8;

const TITLES: Record<RollUpKind, string> = {
  Group: 'Child groups',
  User: 'Groups',
  System: 'Parts',
  Domain: 'Systems and domains',
};

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(200px, 100%), 1fr))',
      gap: theme.spacing(1.5),
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    child: {
      minWidth: 0,
      padding: theme.spacing(1.5, 2),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      fontSize: theme.typography.pxToRem(13),
      lineHeight: 1.5,
    },
    name: {
      display: 'block',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      justifyContent: 'space-between',
      gap: theme.spacing(0, 1),
    },
    cost: {
      fontSize: theme.typography.pxToRem(18),
      fontWeight: theme.typography.fontWeightBold as number,
    },
    more: { textTransform: 'none', marginTop: theme.spacing(1) },
  }),
  { name: 'AiCostChildrenPanel' },
);

export interface ChildrenPanelProps {
  kind: RollUpKind;
  /** Most expensive first. */
  items: RollUpChild[];
  currency: string;
  linkTo(entityRef: string): string | undefined;
}

/** What is directly below a Group, User or Domain, and what it adds up to. */
export function ChildrenPanel(props: ChildrenPanelProps) {
  const { kind, items, currency, linkTo } = props;
  const classes = useStyles();
  const [all, setAll] = useState(false);
  if (items.length === 0) {
    return null;
  }
  return (
    <Panel
      title={TITLES[kind]}
      subtitle="What is in two of them counts in both, and once above"
    >
      <ul className={classes.list}>
        {(all ? items : items.slice(0, FIRST)).map(child => (
          <li key={child.entityRef} className={classes.child}>
            <span className={classes.name} title={child.entityRef}>
              <EntityName entity={child} link={linkTo(child.entityRef)} />
            </span>
            <div className={classes.line}>
              <span className={classes.cost}>
                <Money amount={child.cost} currency={currency} />
              </span>
              <Change
                current={child.completeCost}
                previous={child.previousCost}
                currency={currency}
                show="percent"
              />
            </div>
            <Quiet>
              {formatCount(child.entities, 'component', 'components')}
            </Quiet>
          </li>
        ))}
      </ul>
      {items.length > FIRST && (
        <Button
          size="small"
          color="primary"
          className={classes.more}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? `Show the first ${FIRST}` : `Show all ${items.length}`}
        </Button>
      )}
    </Panel>
  );
}
