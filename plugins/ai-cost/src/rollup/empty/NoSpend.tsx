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

import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import GroupIcon from '@material-ui/icons/AccountTreeOutlined';
import SearchIcon from '@material-ui/icons/Search';
import type { RollUpReport } from 'backstage-plugin-ai-cost-common';
import { Message } from '../../components/Message';
import type { RollUpKind } from '../../entity/rollUpKinds';
import { formatDays } from '../../format/day';
import { formatCount } from '../../format/quantity';
import { isFiltered } from '../../portfolio/state/filters';
import type { PortfolioState } from '../../portfolio/state/PortfolioState';
import type { ChangePortfolioState } from '../../portfolio/state/usePortfolioState';

const DOCS =
  'https://github.com/backstage-ai-cost/backstage-plugin-ai-cost/blob/main/docs/annotate.md';

const useStyles = makeStyles(
  { button: { textTransform: 'none' } },
  { name: 'AiCostNoSpend' },
);

/** How an entity becomes part of the scope. */
const HOW_TO_BELONG: Record<RollUpKind, string> = {
  Group:
    'A component counts here when this group, or one below it, is its owner in the catalog (spec.owner).',
  User: 'A component counts here when you, or a group that you are a member of, is its owner in the catalog (spec.owner).',
  System:
    'A component counts here when its catalog file names this system (spec.system).',
  Domain:
    'A component counts here when its system names this domain in the catalog (spec.domain).',
};

export interface NoSpendProps {
  kind: RollUpKind;
  title: string;
  report: RollUpReport;
  state: PortfolioState;
  onChange: ChangePortfolioState;
  /** Only what is the scope's own is shown; undefined when all is. */
  onAllRelations?(): void;
}

/** There is nothing to show: why, and what to do about it. */
export function NoSpend(props: NoSpendProps) {
  const { kind, title, report, onAllRelations } = props;
  if (report.entities === 0) {
    return (
      <Message
        icon={<GroupIcon />}
        title={
          report.hidden
            ? `Nothing of ${title} that you may see`
            : `${title} has no components`
        }
        action={onAllRelations && <AllButton onClick={onAllRelations} />}
      >
        {report.hidden
          ? 'Ask whoever runs this portal for the permission aiCost.cost.read.'
          : `${HOW_TO_BELONG[kind]} A change shows within minutes.`}
      </Message>
    );
  }
  return <NothingCharged {...props} />;
}

function NothingCharged(props: NoSpendProps) {
  const { title, report, state, onChange } = props;
  const classes = useStyles();
  const filtered = isFiltered(state.filters) || state.currency !== undefined;
  return (
    <Message
      icon={<SearchIcon />}
      title={`No AI charges for ${title}, ${formatDays(report.query)}`}
      action={
        (filtered || state.period !== 'last-12-months') && (
          <Button
            variant="outlined"
            color="primary"
            className={classes.button}
            onClick={() =>
              onChange({
                period: 'last-12-months',
                granularity: undefined,
                filters: {},
                currency: undefined,
              })
            }
          >
            Look at the last 12 months
          </Button>
        )
      }
    >
      {filtered ? (
        'Nothing matches the filters above in this period.'
      ) : (
        <>
          No charge in the bills found its way to{' '}
          {report.entities === 1
            ? 'its component'
            : `any of its ${formatCount(
                report.entities,
                'component',
                'components',
              )}`}{' '}
          in this period. <Link to={DOCS}>Annotations</Link> tell which charges
          belong to a component.
        </>
      )}
    </Message>
  );
}

function AllButton(props: { onClick(): void }) {
  const classes = useStyles();
  return (
    <Button
      variant="outlined"
      color="primary"
      className={classes.button}
      onClick={props.onClick}
    >
      Look at all relations
    </Button>
  );
}
