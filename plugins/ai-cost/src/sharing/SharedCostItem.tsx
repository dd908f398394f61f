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

import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import type { SharedCost } from 'backstage-plugin-ai-cost-common';
import { Money } from '../components/Money';
import { PartsTable } from './PartsTable';
import { originInWords, shareInWords } from './shareInWords';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1),
      padding: theme.spacing(2, 2.5),
      borderTop: `1px solid ${theme.palette.divider}`,
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-start',
      gap: theme.spacing(1, 3),
    },
    what: { flex: '1 1 320px', minWidth: 0, overflowWrap: 'anywhere' },
    name: { fontWeight: theme.typography.fontWeightBold as number },
    money: { textAlign: 'right', fontSize: theme.typography.pxToRem(14) },
    amount: { fontWeight: theme.typography.fontWeightBold as number },
    actions: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
    button: { textTransform: 'none' },
  }),
  { name: 'AiCostSharedCostItem' },
);

export interface SharedCostItemProps {
  shared: SharedCost;
  currency: string;
  /** Undefined: the reader may not change rules, or not this one. */
  onEdit?(): void;
  onDelete?(): void;
}

/** An entity whose cost is divided: by which rule, and who has what of it. */
export function SharedCostItem(props: SharedCostItemProps) {
  const { shared, currency, onEdit, onDelete } = props;
  const { rule } = shared;
  const classes = useStyles();
  return (
    <li className={classes.root}>
      <div className={classes.head}>
        <div className={classes.what}>
          <div className={classes.name}>
            <EntityRefLink entityRef={rule.entityRef} />
          </div>
          <Typography variant="body2">{shareInWords(rule)}</Typography>
          <Typography variant="body2" color="textSecondary">
            {originInWords(rule)}
          </Typography>
        </div>
        <div className={classes.money}>
          <div className={classes.amount}>
            <Money amount={shared.cost} currency={currency} />
          </div>
          <div>
            <Money amount={shared.kept} currency={currency} /> stays with it
          </div>
        </div>
      </div>
      {shared.problems.map(problem => (
        <Alert key={problem} severity="warning" variant="outlined" role="note">
          {problem}
        </Alert>
      ))}
      <PartsTable shared={shared} currency={currency} />
      {(onEdit || onDelete) && (
        <div className={classes.actions}>
          {onEdit && (
            <Button
              size="small"
              variant="outlined"
              color="primary"
              className={classes.button}
              aria-label={`Change how the cost of ${rule.entityRef} is divided`}
              onClick={onEdit}
            >
              Change…
            </Button>
          )}
          {onDelete && (
            <Button
              size="small"
              className={classes.button}
              aria-label={`Return ${rule.entityRef} to its annotation`}
              onClick={onDelete}
            >
              Return to the annotation…
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
