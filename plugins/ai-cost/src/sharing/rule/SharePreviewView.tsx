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
import Alert from '@material-ui/lab/Alert';
import type { SharePreview } from 'backstage-plugin-ai-cost-common';
import { Money } from '../../components/Money';
import { formatDays } from '../../format/day';
import { PartsTable } from '../PartsTable';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1),
    },
  }),
  { name: 'AiCostSharePreviewView' },
);

export interface SharePreviewViewProps {
  preview: SharePreview;
  currency: string;
}

/** What a rule would have done to a period, beside what is done today. */
export function SharePreviewView(props: SharePreviewViewProps) {
  const { preview, currency } = props;
  const { before, after } = preview;
  const classes = useStyles();
  return (
    <section className={classes.root} aria-label="Preview">
      <Alert severity="info" variant="outlined">
        What it would have done in {formatDays(preview.range)}: of{' '}
        <Money amount={after.cost} currency={currency} />,{' '}
        <Money amount={after.kept} currency={currency} /> would stay with the
        entity. Nothing is changed yet.
      </Alert>
      {after.problems.map(problem => (
        <Alert key={problem} severity="warning" variant="outlined" role="note">
          {problem}
        </Alert>
      ))}
      <PartsTable
        title="Who would have what of it"
        shared={after}
        currency={currency}
      />
      {before && (
        <PartsTable
          title="Who has what of it today"
          shared={before}
          currency={currency}
        />
      )}
    </section>
  );
}
