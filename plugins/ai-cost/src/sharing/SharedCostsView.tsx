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
import { makeStyles } from '@material-ui/core/styles';
import AddIcon from '@material-ui/icons/Add';
import CallSplitIcon from '@material-ui/icons/CallSplit';
import type { SharedCosts, ShareRule } from 'backstage-plugin-ai-cost-common';
import { Message } from '../components/Message';
import { Panel } from '../components/Panel';
import { HiddenNotice } from '../portfolio/totals/HiddenNotice';
import { formatCount } from '../format/quantity';
import { SharedCostItem } from './SharedCostItem';
import { TieOutPanel } from './TieOutPanel';

const useStyles = makeStyles(
  {
    list: { margin: 0, padding: 0, listStyle: 'none' },
    button: { textTransform: 'none' },
  },
  { name: 'AiCostSharedCostsView' },
);

export interface SharedCostsViewProps {
  costs: SharedCosts;
  /** Undefined: the reader may not change rules. */
  manage?: {
    onAdd(): void;
    onEdit(rule: ShareRule): void;
    onDelete(entityRef: string): void;
  };
}

/** The rules with what they divide, and the sums that must fit. */
export function SharedCostsView({ costs, manage }: SharedCostsViewProps) {
  const { rules, months, currency, hidden } = costs;
  const classes = useStyles();
  const add = manage && (
    <Button
      size="small"
      variant="outlined"
      color="primary"
      className={classes.button}
      startIcon={<AddIcon />}
      onClick={manage.onAdd}
    >
      Divide another cost…
    </Button>
  );
  return (
    <>
      {currency && months.length > 0 && (
        <TieOutPanel
          months={months}
          currency={currency}
          partial={hidden !== undefined}
        />
      )}
      {hidden && <HiddenNotice hidden={hidden} />}
      {rules.length === 0 || !currency ? (
        <Message
          icon={<CallSplitIcon />}
          title="No cost is divided in this period"
          action={add}
        >
          An entity that others use, such as a gateway or a GPU pool, can share
          its cost out among them: with the annotation ai-cost/share, or with a
          rule that is saved here.
        </Message>
      ) : (
        <Panel
          flush
          title="Shared costs"
          subtitle={`${formatCount(
            rules.length,
            'entity shares',
            'entities share',
          )} the cost out among those who use it`}
          actions={add}
        >
          <ul className={classes.list}>
            {rules.map(shared => {
              const { rule } = shared;
              // Saving it would leave those out whom the reader may not see.
              const whole = rule.consumers.every(
                ({ entityRef }) => entityRef !== '',
              );
              return (
                <SharedCostItem
                  key={rule.entityRef}
                  shared={shared}
                  currency={currency}
                  onEdit={
                    manage && whole ? () => manage.onEdit(rule) : undefined
                  }
                  onDelete={
                    manage && rule.origin === 'page'
                      ? () => manage.onDelete(rule.entityRef)
                      : undefined
                  }
                />
              );
            })}
          </ul>
        </Panel>
      )}
    </>
  );
}
