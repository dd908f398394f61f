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

import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import type {
  AttributedChargeLine,
  CostBasis,
} from 'backstage-plugin-ai-cost-common';
import { useId, type ReactNode } from 'react';
import { Money } from '../../components/Money';
import { formatShare } from '../../format/quantity';
import { ChargeFacts } from './ChargeFacts';

const useStyles = makeStyles(
  theme => ({
    root: {
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    header: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(1.5),
      width: '100%',
      padding: theme.spacing(1.5, 0),
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
      paddingBottom: theme.spacing(3),
    },
  }),
  { name: 'AiCostChargeLineItem' },
);

export interface ChargeLineItemProps {
  line: AttributedChargeLine;
  basis: CostBasis;
  open: boolean;
  /** Whose it is, where the lines beside it are not of the same. */
  whose?: ReactNode;
  /** Why it is theirs; asked for once it is open. */
  why(): ReactNode;
  onToggle(): void;
}

/** A charge line; open, it says why it is whose it is. */
export function ChargeLineItem(props: ChargeLineItemProps) {
  const { line, basis, open, whose, why, onToggle } = props;
  const classes = useStyles();
  const detailsId = useId();
  return (
    <li className={classes.root}>
      <ButtonBase
        className={classes.header}
        aria-expanded={open}
        aria-controls={detailsId}
        onClick={onToggle}
      >
        <span className={classes.what}>
          <span className={classes.title}>
            {line.description ?? line.sku ?? line.service}
          </span>
          <span className={classes.quiet}>
            {[line.service, line.resource].filter(Boolean).join(' · ')}
          </span>
          {whose && <span className={classes.quiet}>{whose}</span>}
        </span>
        <span className={classes.money}>
          <span className={classes.amount}>
            <Money amount={line.cost[basis]} currency={line.currency} />
          </span>
          {line.share < 1 && (
            <span className={classes.quiet}>
              {formatShare(line.share)} of the line
            </span>
          )}
          {line.attribution.conflict && (
            <span className={classes.quiet}>conflict</span>
          )}
        </span>
        {open ? <ExpandLessIcon aria-hidden /> : <ExpandMoreIcon aria-hidden />}
      </ButtonBase>
      <div id={detailsId} hidden={!open}>
        {open && (
          <div className={classes.details}>
            {why()}
            <ChargeFacts line={line} />
          </div>
        )}
      </div>
    </li>
  );
}
