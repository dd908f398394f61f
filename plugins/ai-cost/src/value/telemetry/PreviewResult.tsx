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
import Typography from '@material-ui/core/Typography';
import { FactList } from '../../components/FactList';
import { formatCount, formatNumber } from '../../format/quantity';
import { errorMessage } from '../../request/errorMessage';
import type { PreviewState } from './usePreview';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(1),
      marginTop: theme.spacing(2),
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'AiCostPreviewResult' },
);

/** What a tried query returned, or why it cannot be used. */
export function PreviewResult({ state }: { state: PreviewState }) {
  const { answer, error } = state;
  const classes = useStyles();
  return (
    <div className={classes.root} role="status" aria-live="polite">
      {error && (
        <Typography variant="body2">
          Could not ask: {errorMessage(error)}
        </Typography>
      )}
      {answer && (
        <>
          <Typography variant="body2">
            {answer.problem ??
              `${formatCount(answer.found, 'series', 'series')} came back.`}
          </Typography>
          <FactList
            facts={[
              { name: 'Sent', value: <code>{answer.sent}</code> },
              ...answer.series.map(({ labels, value }, index) => ({
                name: `Series ${formatNumber(index + 1)}`,
                value: (
                  <>
                    <code>{labelsInWords(labels)}</code> {value}
                  </>
                ),
              })),
            ]}
          />
        </>
      )}
    </div>
  );
}

function labelsInWords(labels: Record<string, string>): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}=${value}`,
  );
  return `{${pairs.join(', ')}}`;
}
