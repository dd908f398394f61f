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
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import {
  parseDecimal,
  type AttributionTrial,
  type AttributionTrialQuery,
} from 'backstage-plugin-ai-cost-common';
import { CopySnippet } from '../../components/CopySnippet';
import { formatDays } from '../../format/day';
import { formatMoney } from '../../format/money';
import { formatCount, formatShare } from '../../format/quantity';
import { webLink } from '../../format/webLink';
import { TrialTables } from './TrialTables';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1.5),
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'AiCostTrialResult' },
);

export interface TrialResultProps {
  trial: AttributionTrial;
  /** What was tried. */
  query: AttributionTrialQuery;
  /** Where the entity's file can be edited. */
  editUrl?: string;
}

/** What an annotation or rule would have claimed, and what to copy for it. */
export function TrialResult({ trial, query, editUrl }: TrialResultProps) {
  const { currency, coverageBefore, coverageAfter } = trial;
  const classes = useStyles();
  const edit = webLink(editUrl);
  return (
    <div className={classes.root}>
      <Alert severity="info" variant="outlined" role="note">
        This was a dry run over {formatDays(query)}. Nothing was changed.
      </Alert>
      {trial.problems.map(problem => (
        <Alert key={problem} severity="warning" variant="outlined" role="note">
          {problem}
        </Alert>
      ))}
      {trial.hidden && (
        <Alert severity="warning" variant="outlined" role="note">
          It would also move charges of entities that you may not see. They are
          in none of these figures.
        </Alert>
      )}
      <Typography variant="body1">{outcomeInWords(trial)}</Typography>
      {coverageBefore !== undefined && coverageAfter !== undefined && (
        <Typography variant="body2">
          Coverage would go from {formatShare(coverageBefore)} to{' '}
          {formatShare(coverageAfter)} of gross usage cost.
        </Typography>
      )}
      {currency && <TrialTables trial={trial} currency={currency} />}
      {trial.patch !== '' && (
        <>
          <Typography variant="body2">
            {query.annotation
              ? 'To make it so, add this to the entity’s catalog-info.yaml:'
              : 'To make it so, add this to the portal’s configuration:'}
          </Typography>
          <CopySnippet
            text={trial.patch}
            label={
              query.annotation ? 'Copy the annotation' : 'Copy the central rule'
            }
          />
          {query.annotation && edit && (
            <Link to={edit}>Edit the file where it lives</Link>
          )}
        </>
      )}
    </div>
  );
}

function outcomeInWords(trial: AttributionTrial): string {
  const { currency, gained, lines } = trial;
  if (!currency || lines === 0) {
    return 'It would claim nothing in these days.';
  }
  const less = parseDecimal(gained) < 0n;
  const amount = formatMoney(less ? gained.replace('-', '') : gained, currency);
  return `The entity would have ${amount} ${
    less ? 'less' : 'more'
  }; ${formatCount(lines, 'charge line', 'charge lines')} would change hands.`;
}
