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
import { formatKpi } from './formatKpi';
import { KpiChange } from './KpiChange';
import type { ShownKpi } from './ShownKpi';
import { TargetLine } from './TargetLine';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(0.5),
      minWidth: 0,
      padding: theme.spacing(2, 2.5),
      // The grid's own edges are cut off by its surface.
      borderRight: `1px solid ${theme.palette.divider}`,
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    label: { lineHeight: 1.45 },
    button: {
      padding: 0,
      minWidth: 0,
      justifyContent: 'flex-start',
      textAlign: 'left',
      textTransform: 'none',
      fontSize: theme.typography.pxToRem(13),
      fontWeight: theme.typography.fontWeightRegular as number,
      lineHeight: 1.45,
      color: theme.palette.text.secondary,
      textDecoration: 'underline dotted',
      textUnderlineOffset: 3,
    },
    value: {
      margin: 0,
      fontSize: theme.typography.pxToRem(22),
      fontWeight: theme.typography.fontWeightBold as number,
      lineHeight: 1.25,
      letterSpacing: '-0.01em',
      overflowWrap: 'anywhere',
    },
    absent: { color: theme.palette.text.secondary },
    note: {
      margin: 0,
      fontSize: theme.typography.pxToRem(13),
      lineHeight: 1.45,
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'AiCostKpiTile' },
);

export interface KpiTileProps {
  kpi: ShownKpi;
  currency?: string;
  /** Opens the KPI's definition. */
  onExplain(): void;
}

/** A KPI with its trend; where there is none, why. */
export function KpiTile({ kpi, currency, onExplain }: KpiTileProps) {
  const { title, definition, note } = kpi;
  const { value, previous, target, unavailable } = kpi.value;
  const { unit, better } = definition;
  const classes = useStyles();
  const write = (amount: number) => formatKpi(unit, amount, currency);
  return (
    <div className={classes.root}>
      <dt className={classes.label}>
        <Button className={classes.button} onClick={onExplain}>
          {title}
        </Button>
      </dt>
      {value === undefined ? (
        <>
          <dd className={`${classes.value} ${classes.absent}`}>n/a</dd>
          <dd className={classes.note}>{unavailable}</dd>
        </>
      ) : (
        <>
          <dd className={classes.value} title={String(value)}>
            {write(value)}
          </dd>
          {target !== undefined && (
            <dd className={classes.note}>
              <TargetLine value={value} target={target} write={write} />
            </dd>
          )}
          {previous !== undefined && (
            <dd className={classes.note}>
              <KpiChange value={value} previous={previous} better={better} />,{' '}
              {write(previous)} before
            </dd>
          )}
          {note && <dd className={classes.note}>{note}</dd>}
        </>
      )}
    </div>
  );
}
