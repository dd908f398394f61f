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

import { makeStyles, useTheme } from '@material-ui/core/styles';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { Quiet } from '../../components/Quiet';
import { formatFactor } from '../../format/factor';
import {
  formatPriceChange,
  formatPriceChangeTo,
  formatPriceTo,
} from '../../format/money';
import type { WaterfallStep } from './waterfallSteps';

const useStyles = makeStyles(
  theme => ({
    number: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
    name: { minWidth: 150 },
    end: { fontWeight: theme.typography.fontWeightBold as number },
    track: { position: 'relative', height: 14, minWidth: 120 },
    bar: {
      position: 'absolute',
      top: 0,
      bottom: 0,
      minWidth: 3,
      borderRadius: 2,
    },
  }),
  { name: 'AiCostWaterfallRow' },
);

export interface WaterfallRowProps {
  step: WaterfallStep;
  /** Ends of the scale that all bars share, in money. */
  low: number;
  high: number;
  /** After the point of each amount. */
  digits: number;
  currency: string;
}

/** A step of the waterfall: its factor, what it added, and where it leads. */
export function WaterfallRow(props: WaterfallRowProps) {
  const { step, low, high, digits, currency } = props;
  const { name, meaning, factor, amount, start, end } = step;
  const classes = useStyles();
  const { palette } = useTheme();
  const isEnd = amount === undefined;
  const range = high - low || 1;
  const left = ((Math.min(start, end) - low) / range) * 100;
  const width = (Math.abs(end - start) / range) * 100;
  const tone = palette.type === 'dark' ? 'light' : 'dark';
  let color = palette.text.secondary;
  // What rounds to nothing is neither good nor bad.
  if (!isEnd && Math.abs(amount) >= 0.5 * 10 ** -digits) {
    color = end > start ? palette.error[tone] : palette.success[tone];
  }
  const number = isEnd ? `${classes.number} ${classes.end}` : classes.number;
  return (
    <TableRow>
      <TableCell
        component="th"
        role="rowheader"
        scope="row"
        className={isEnd ? `${classes.name} ${classes.end}` : classes.name}
      >
        {name}
        {meaning && <Quiet>{meaning}</Quiet>}
      </TableCell>
      <TableCell align="right" className={number}>
        {factor !== undefined && formatFactor(factor)}
      </TableCell>
      <TableCell
        align="right"
        className={number}
        title={isEnd ? undefined : formatPriceChange(amount, currency)}
      >
        {isEnd
          ? formatPriceTo(digits, end, currency)
          : formatPriceChangeTo(digits, amount, currency)}
      </TableCell>
      <TableCell aria-hidden>
        <div className={classes.track}>
          <div
            className={classes.bar}
            style={{
              left: `${left}%`,
              width: `${width}%`,
              backgroundColor: color,
            }}
          />
        </div>
      </TableCell>
    </TableRow>
  );
}
