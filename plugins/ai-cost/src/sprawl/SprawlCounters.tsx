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
import type { SprawlReport } from 'backstage-plugin-ai-cost-common';
import { Surface } from '../components/Surface';
import { formatCount, formatNumber } from '../format/quantity';
import { Figure } from '../tab/headline/Figure';
import { SPRAWL_KIND_NAMES, SPRAWL_KINDS, troubled } from './sprawlKinds';

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: 0,
      display: 'grid',
      gridTemplateColumns: 'repeat(2, 1fr)',
      '& > * + *': { borderLeft: `1px solid ${theme.palette.divider}` },
      [theme.breakpoints.up('sm')]: { gridTemplateColumns: 'repeat(4, 1fr)' },
    },
  }),
  { name: 'AiCostSprawlCounters' },
);

/** How many tools there are, and how many of them need a look. */
export function SprawlCounters(props: { report: SprawlReport }) {
  const { report } = props;
  const classes = useStyles();
  const attention = troubled(report);
  const ended = attention.filter(({ status }) => status === 'end-of-life');
  const unlisted = SPRAWL_KINDS.flatMap(kind => report[kind]).filter(
    ({ status }) => status === 'unlisted',
  );
  return (
    <Surface component="dl" className={classes.root}>
      {SPRAWL_KINDS.map(kind => (
        <Figure
          key={kind}
          label={`${SPRAWL_KIND_NAMES[kind]} in use`}
          value={formatNumber(report[kind].length)}
        />
      ))}
      <Figure label="Need a look" value={formatNumber(attention.length)}>
        {formatCount(
          attention.length - ended.length,
          'is unapproved',
          'are unapproved',
        )}
        , {formatNumber(ended.length)} at the end of life,{' '}
        {formatCount(unlisted.length, 'is unlisted', 'are unlisted')}
      </Figure>
    </Surface>
  );
}
