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

const TILES = [1, 2, 3, 4, 5, 6, 7, 8];

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(2) },
    padded: { padding: theme.spacing(2, 2.5) },
    tiles: {
      display: 'grid',
      gridTemplateColumns: 'repeat(2, 1fr)',
      gap: theme.spacing(4, 3),
      [theme.breakpoints.up('md')]: { gridTemplateColumns: 'repeat(4, 1fr)' },
    },
  }),
  { name: 'AiCostValueSkeleton' },
);

/** The section's shape while its report loads, so that nothing jumps. */
export function ValueSkeleton() {
  const classes = useStyles();
  const still = useMediaQuery('(prefers-reduced-motion: reduce)');
  const animation = still ? false : 'pulse';
  return (
    <div className={classes.root} aria-hidden>
      <Surface className={`${classes.padded} ${classes.tiles}`}>
        {TILES.map(tile => (
          <div key={tile}>
            <Skeleton width="60%" animation={animation} />
            <Skeleton width="50%" height={32} animation={animation} />
            <Skeleton width="80%" animation={animation} />
          </div>
        ))}
      </Surface>
      <Surface className={classes.padded}>
        <Skeleton width={200} height={40} animation={animation} />
        <Skeleton variant="rect" height={340} animation={animation} />
      </Surface>
    </div>
  );
}
