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
import type { TelemetryStatus } from 'backstage-plugin-ai-cost-common';
import { Panel } from '../../components/Panel';
import { SourceFacts } from './SourceFacts';
import { QueryList } from './QueryList';

const useStyles = makeStyles(
  theme => ({
    sources: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(320px, 100%), 1fr))',
      gap: theme.spacing(3),
    },
  }),
  { name: 'AiCostTelemetryPanel' },
);

/** Where the figures come from, what was looked for, and what queries returned. */
export function TelemetryPanel({ telemetry }: { telemetry: TelemetryStatus }) {
  const { sources, queries } = telemetry;
  const classes = useStyles();
  return (
    <Panel
      title="Where telemetry comes from"
      subtitle="What measures this entity, what is looked for without annotations, and what annotations asked"
    >
      {sources.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          No telemetry source is set up. Whoever runs this portal can add one
          under aiCost.telemetry.sources.
        </Typography>
      ) : (
        <div className={classes.sources}>
          {sources.map(source => (
            <SourceFacts key={source.source} source={source} />
          ))}
        </div>
      )}
      {queries.length > 0 && <QueryList queries={queries} />}
    </Panel>
  );
}
