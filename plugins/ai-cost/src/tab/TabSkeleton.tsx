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
import useMediaQuery from '@material-ui/core/useMediaQuery';
import Skeleton from '@material-ui/lab/Skeleton';
import { Surface } from '../components/Surface';
import { HEADLINE_COLUMNS } from './headline/Headline';

const FIGURES = [1, 2, 3, 4];

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(2) },
    padded: { padding: theme.spacing(2, 2.5) },
    figures: {
      display: 'grid',
      gap: theme.spacing(3),
      minHeight: 148,
      [theme.breakpoints.up('lg')]: {
        gridTemplateColumns: HEADLINE_COLUMNS,
      },
    },
    breakdowns: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(260px, 100%), 1fr))',
    },
  }),
  { name: 'AiCostTabSkeleton' },
);

/** The tab's shape while the first report loads, so that nothing jumps. */
export function TabSkeleton() {
  const classes = useStyles();
  const still = useMediaQuery('(prefers-reduced-motion: reduce)');
  const animation = still ? false : 'pulse';
  return (
    <div className={classes.root} aria-hidden>
      <Surface className={`${classes.padded} ${classes.figures}`}>
        {FIGURES.map(figure => (
          <div key={figure}>
            <Skeleton width="40%" animation={animation} />
            <Skeleton width="70%" height={40} animation={animation} />
            <Skeleton width="90%" animation={animation} />
          </div>
        ))}
      </Surface>
      <Skeleton width="45%" animation={animation} />
      <Surface className={classes.padded}>
        <Skeleton width={160} height={40} animation={animation} />
        <Skeleton variant="rect" height={372} animation={animation} />
      </Surface>
      <div className={classes.breakdowns}>
        {FIGURES.map(panel => (
          <Surface key={panel} className={classes.padded}>
            <Skeleton width="50%" height={32} animation={animation} />
            <Skeleton variant="rect" height={180} animation={animation} />
          </Surface>
        ))}
      </div>
    </div>
  );
}
