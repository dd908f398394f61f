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
import Typography from '@material-ui/core/Typography';
import type { TelemetryStatus } from 'backstage-plugin-ai-cost-common';
import { useState } from 'react';
import { FactList } from '../../components/FactList';
import { formatDay } from '../../format/day';
import { formatAgo } from '../../format/instant';
import { formatCount } from '../../format/quantity';
import { measureInWords } from './measuresInWords';

const useStyles = makeStyles(
  theme => ({
    title: {
      marginBottom: theme.spacing(1),
      fontSize: theme.typography.pxToRem(15),
      fontWeight: theme.typography.fontWeightBold as number,
      overflowWrap: 'anywhere',
    },
    button: { textTransform: 'none', marginTop: theme.spacing(0.5) },
    conventions: {
      margin: theme.spacing(0.5, 0, 0),
      paddingLeft: theme.spacing(2.5),
      fontSize: theme.typography.pxToRem(13),
      overflowWrap: 'anywhere',
    },
    quiet: { color: theme.palette.text.secondary },
  }),
  { name: 'AiCostSourceFacts' },
);

/** A source of telemetry: what it has of the entity, and what it looks for. */
export function SourceFacts(props: {
  source: TelemetryStatus['sources'][number];
}) {
  const { source, type, description, lastSuccessAt, failure } = props.source;
  const { conventions, measures, lastDay } = props.source;
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Typography component="h3" className={classes.title}>
        {source}
      </Typography>
      <FactList
        facts={[
          { name: 'What it is', value: description || type },
          {
            name: 'Has of this entity',
            value:
              measures.length > 0
                ? measures.map(measureInWords).join(', ')
                : 'nothing in this period',
          },
          { name: 'Last day', value: lastDay && formatDay(lastDay) },
          {
            name: 'Last read',
            value: lastSuccessAt ? formatAgo(lastSuccessAt) : 'never',
          },
          { name: 'Last failure', value: failure },
        ]}
      />
      {conventions.length > 0 && (
        <Button
          size="small"
          color="primary"
          className={classes.button}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open
            ? 'Hide the names'
            : `Looks for ${formatCount(
                conventions.length,
                'name',
                'names',
              )} without annotations`}
        </Button>
      )}
      {open && (
        <ul className={classes.conventions}>
          {conventions.map(({ name, measure }) => (
            <li key={`${name} ${measure}`}>
              <code>{name}</code>{' '}
              <span className={classes.quiet}>{measureInWords(measure)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
