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
import type { EntityValueReport } from 'backstage-plugin-ai-cost-common';
import { CopySnippet } from '../../components/CopySnippet';
import { Panel } from '../../components/Panel';
import {
  annotationSnippet,
  querySnippet,
} from '../../format/annotationSnippet';
import { VALUE_DOCS } from '../docs';
import { isBlank } from '../isMeasured';
import { missingAnnotations } from './missingAnnotations';

const useStyles = makeStyles(
  theme => ({
    snippets: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(560px, 100%), 1fr))',
      gap: theme.spacing(3),
      alignItems: 'start',
    },
    snippet: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
      minWidth: 0,
    },
    text: { overflowWrap: 'anywhere' },
    docs: { display: 'block', marginTop: theme.spacing(2) },
  }),
  { name: 'AiCostTeachTelemetry' },
);

export interface TeachTelemetryProps {
  report: EntityValueReport;
  /** Name of the entity. */
  name: string;
}

/** What to annotate to measure more; nothing where all is measured. */
export function TeachTelemetry({ report, name }: TeachTelemetryProps) {
  const classes = useStyles();
  const missing = missingAnnotations(report, name);
  if (missing.length === 0) {
    return null;
  }
  return (
    <Panel
      title={
        isBlank(report)
          ? 'Nothing is measured here yet'
          : 'Measure what the money buys'
      }
      subtitle="Add what you can count to the entity’s YAML, with a query of your own. It takes effect within the hour."
    >
      <div className={classes.snippets}>
        {missing.map(({ annotation, value, text, isQuery }) => (
          <div key={annotation} className={classes.snippet}>
            <Typography variant="body2" className={classes.text}>
              {text}
            </Typography>
            <CopySnippet
              text={(isQuery ? querySnippet : annotationSnippet)(
                annotation,
                value,
              )}
              label={`Copy the annotation ${annotation}`}
            />
          </div>
        ))}
      </div>
      <Link to={VALUE_DOCS} className={classes.docs}>
        What each query has to return
      </Link>
    </Panel>
  );
}
