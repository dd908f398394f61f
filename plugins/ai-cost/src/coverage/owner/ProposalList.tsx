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
import type { AnnotationProposal } from 'backstage-plugin-ai-cost-common';
import { Money } from '../../components/Money';
import { formatCount, formatShare } from '../../format/quantity';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1.5),
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    item: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(0.75),
      padding: theme.spacing(1.5, 2),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      justifyContent: 'space-between',
      gap: theme.spacing(0.5, 2),
      fontWeight: theme.typography.fontWeightBold as number,
    },
    code: {
      fontFamily: 'monospace',
      fontSize: theme.typography.pxToRem(12),
      overflowWrap: 'anywhere',
    },
    evidence: {
      margin: 0,
      paddingLeft: theme.spacing(2.5),
      fontSize: theme.typography.pxToRem(13),
      overflowWrap: 'anywhere',
    },
    foot: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1, 2),
      fontSize: theme.typography.pxToRem(13),
    },
    button: { textTransform: 'none' },
  }),
  { name: 'AiCostProposalList' },
);

export interface ProposalListProps {
  proposals: AnnotationProposal[];
  currency: string;
  /** Something is being tried. */
  busy: boolean;
  onTry(proposal: AnnotationProposal): void;
}

/** Entities that might answer for a group, best first, and why. */
export function ProposalList(props: ProposalListProps) {
  const { proposals, currency, busy, onTry } = props;
  const classes = useStyles();
  if (proposals.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        No entity that you may see has a name like those in the charges. Ask who
        holds the account, and try an annotation of theirs below.
      </Typography>
    );
  }
  return (
    <ol className={classes.list} aria-label="Proposed entities">
      {proposals.map(proposal => (
        <li
          key={JSON.stringify([
            proposal.entityRef,
            proposal.annotation,
            proposal.value,
          ])}
          className={classes.item}
        >
          <div className={classes.head}>
            <EntityRefLink entityRef={proposal.entityRef} />
            <span>Score {formatShare(proposal.score)}</span>
          </div>
          <div className={classes.code}>
            {proposal.annotation}: {proposal.value}
          </div>
          {proposal.current !== undefined && (
            <Typography variant="body2" color="textSecondary">
              Today it is{' '}
              <span className={classes.code}>{proposal.current}</span>
            </Typography>
          )}
          <ul className={classes.evidence}>
            {proposal.evidence.map(text => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          <div className={classes.foot}>
            <span>
              Would claim <Money amount={proposal.cost} currency={currency} />{' '}
              in {formatCount(proposal.lines, 'charge line', 'charge lines')} of
              the group
            </span>
            <Button
              size="small"
              variant="outlined"
              color="primary"
              className={classes.button}
              disabled={busy}
              aria-label={`Try it: ${proposal.annotation} on ${proposal.entityRef}`}
              onClick={() => onTry(proposal)}
            >
              Try it
            </Button>
          </div>
        </li>
      ))}
    </ol>
  );
}
