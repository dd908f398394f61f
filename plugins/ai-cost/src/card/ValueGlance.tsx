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
import type { EntityValueReport } from 'backstage-plugin-ai-cost-common';
import { formatKpi } from '../value/kpis/formatKpi';
import { KpiChange } from '../value/kpis/KpiChange';
import { glanceKpis } from '../value/kpis/ShownKpi';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(110px, 1fr))',
      gap: theme.spacing(1.5),
      margin: theme.spacing(1.5, 0, 0),
      paddingTop: theme.spacing(1.5),
      borderTop: `1px solid ${theme.palette.divider}`,
      fontSize: theme.typography.pxToRem(13),
      lineHeight: 1.45,
      color: theme.palette.text.secondary,
    },
    value: {
      margin: 0,
      fontSize: theme.typography.pxToRem(18),
      fontWeight: theme.typography.fontWeightBold as number,
      lineHeight: 1.25,
      color: theme.palette.text.primary,
    },
    change: { margin: 0 },
  }),
  { name: 'AiCostValueGlance' },
);

/** Unit cost, p95 and quality with their trend; nothing where none is measured. */
export function ValueGlance({ report }: { report: EntityValueReport }) {
  const classes = useStyles();
  const measured = glanceKpis(report).flatMap(kpi =>
    kpi.value.value === undefined ? [] : [{ ...kpi, amount: kpi.value.value }],
  );
  if (measured.length === 0) {
    return null;
  }
  return (
    <dl className={classes.root} aria-label="Value this month">
      {measured.map(({ id, title, definition, value, note, amount }) => (
        <div key={id} title={note}>
          <dt>{title}</dt>
          <dd className={classes.value}>
            {formatKpi(definition.unit, amount, report.currency)}
          </dd>
          {value.previous !== undefined && (
            <dd className={classes.change}>
              <KpiChange
                value={amount}
                previous={value.previous}
                better={definition.better}
              />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
