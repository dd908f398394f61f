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

import { alpha, makeStyles, useTheme } from '@material-ui/core/styles';
import { formatShare } from '../../format/quantity';
import { chartColors } from '../../theme/chartColors';

const useStyles = makeStyles(
  theme => ({
    root: { padding: theme.spacing(3.5, 0, 0.5) },
    track: {
      position: 'relative',
      height: 28,
      borderRadius: theme.shape.borderRadius,
      backgroundColor: alpha(theme.palette.text.primary, 0.05),
    },
    band: {
      position: 'absolute',
      top: 0,
      bottom: 0,
      borderLeft: `1px solid ${theme.palette.background.paper}`,
    },
    value: {
      position: 'absolute',
      left: 0,
      top: 9,
      height: 10,
      borderRadius: 2,
    },
    target: {
      position: 'absolute',
      top: -5,
      bottom: -5,
      width: 3,
      marginLeft: -1.5,
      borderRadius: 1,
      backgroundColor: theme.palette.text.primary,
    },
    targetName: {
      position: 'absolute',
      bottom: '100%',
      paddingBottom: theme.spacing(0.75),
      whiteSpace: 'nowrap',
      fontSize: theme.typography.pxToRem(12),
      fontWeight: theme.typography.fontWeightBold as number,
    },
    names: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.25, 2),
      margin: theme.spacing(1, 0),
      fontSize: theme.typography.pxToRem(12),
      color: theme.palette.text.secondary,
    },
    name: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.75),
    },
    sample: { width: 10, height: 10, borderRadius: 2 },
  }),
  { name: 'AiCostBulletChart' },
);

export interface BulletChartProps {
  /** 0 to 1; undefined draws no bar. */
  value?: number;
  target: number;
  /** By lower bound, in order. */
  bands: { name: string; from: number }[];
  /** All of it in words, for who does not see it. */
  label: string;
}

/** A value against its target, before the bands that it may be in. */
export function BulletChart(props: BulletChartProps) {
  const { value, target, bands, label } = props;
  const classes = useStyles();
  const theme = useTheme();
  const shade = (index: number) =>
    alpha(theme.palette.text.primary, 0.06 * (index + 2));
  return (
    <div className={classes.root} role="img" aria-label={label}>
      <div className={classes.track} aria-hidden>
        {bands.map(({ name, from }, index) => (
          <div
            key={name}
            className={classes.band}
            style={{
              left: percent(from),
              right: percent(1 - (bands[index + 1]?.from ?? 1)),
              backgroundColor: shade(index),
            }}
          />
        ))}
        {value !== undefined && (
          <div
            className={classes.value}
            style={{
              width: percent(value),
              backgroundColor: chartColors(theme)[0],
            }}
          />
        )}
        <div className={classes.target} style={{ left: percent(target) }}>
          <span
            className={classes.targetName}
            style={target > 0.5 ? { right: 0 } : { left: 0 }}
          >
            Target {formatShare(target)}
          </span>
        </div>
      </div>
      <div className={classes.names} aria-hidden>
        {bands.map(({ name, from }, index) => (
          <span key={name} className={classes.name}>
            <span
              className={classes.sample}
              style={{ backgroundColor: shade(index) }}
            />
            {name} from {formatShare(from)}
          </span>
        ))}
      </div>
    </div>
  );
}

function percent(share: number): string {
  return `${Math.max(0, Math.min(1, share)) * 100}%`;
}
