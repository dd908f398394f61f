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

import Button from '@material-ui/core/Button';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import type { UnallocatedGroup } from 'backstage-plugin-ai-cost-common';
import { useId } from 'react';
import { Change } from '../../components/Change';
import { Money } from '../../components/Money';
import { formatCount } from '../../format/quantity';
import { reasonInWords } from '../reasons/reasonInWords';
import { groupName } from './groupName';
import { GroupFacts } from './GroupFacts';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(0, 2.5),
      borderTop: `1px solid ${theme.palette.divider}`,
    },
    header: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(1.5),
      width: '100%',
      padding: theme.spacing(1.25, 0),
      textAlign: 'left',
      fontSize: theme.typography.pxToRem(14),
      lineHeight: 1.45,
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
      },
    },
    what: { flex: 1, minWidth: 0 },
    title: {
      display: 'block',
      fontWeight: theme.typography.fontWeightBold as number,
      overflowWrap: 'anywhere',
    },
    quiet: {
      display: 'block',
      fontSize: theme.typography.pxToRem(12),
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
    },
    money: { textAlign: 'right' },
    amount: { fontWeight: theme.typography.fontWeightBold as number },
    details: {
      display: 'grid',
      gap: theme.spacing(2),
      paddingBottom: theme.spacing(2.5),
    },
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
    },
    button: { textTransform: 'none' },
  }),
  { name: 'AiCostGroupItem' },
);

export interface GroupItemProps {
  group: UnallocatedGroup;
  currency: string;
  open: boolean;
  onToggle(): void;
  onFindOwner(): void;
  onLines(): void;
}

/** A group; open, it shows by what its charges could be claimed. */
export function GroupItem(props: GroupItemProps) {
  const { group, currency, open, onToggle, onFindOwner, onLines } = props;
  const classes = useStyles();
  const detailsId = useId();
  const name = groupName(group);
  const lines = formatCount(group.lines, 'charge line', 'charge lines');
  return (
    <li className={classes.root}>
      <ButtonBase
        className={classes.header}
        aria-expanded={open}
        aria-controls={detailsId}
        onClick={onToggle}
      >
        <span className={classes.what}>
          <span className={classes.title}>{name}</span>
          <span className={classes.quiet}>
            {[group.provider, reasonInWords(group.reason).title, lines]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
        <span className={classes.money}>
          <span className={classes.amount}>
            <Money amount={group.cost} currency={currency} />
          </span>
          <span className={classes.quiet}>
            <Change
              current={group.completeCost}
              previous={group.previousCost}
              currency={currency}
              show="percent"
            />
          </span>
        </span>
        {open ? <ExpandLessIcon aria-hidden /> : <ExpandMoreIcon aria-hidden />}
      </ButtonBase>
      <div id={detailsId} hidden={!open}>
        {open && (
          <div className={classes.details}>
            <GroupFacts group={group} />
            <div className={classes.actions}>
              <Button
                variant="outlined"
                size="small"
                color="primary"
                className={classes.button}
                aria-label={`Find an owner for ${name}`}
                onClick={onFindOwner}
              >
                Find an owner
              </Button>
              <Button
                size="small"
                color="primary"
                className={classes.button}
                aria-label={`Show the charge lines of ${name}`}
                onClick={onLines}
              >
                Show the charge lines
              </Button>
            </div>
          </div>
        )}
      </div>
    </li>
  );
}
