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
import type { EntityValueReport } from 'backstage-plugin-ai-cost-common';
import { useMemo, useState } from 'react';
import { Surface } from '../../components/Surface';
import { formatCount } from '../../format/quantity';
import { isMeasured } from '../isMeasured';
import { KpiDrawer } from './KpiDrawer';
import { KpiTile } from './KpiTile';
import { allKpis, firstKpis, type ShownKpi } from './ShownKpi';

const useStyles = makeStyles(
  theme => ({
    root: { overflow: 'hidden' },
    tiles: {
      display: 'grid',
      gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
      margin: theme.spacing(0, '-1px', '-1px', 0),
      [theme.breakpoints.up('md')]: {
        gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
      },
    },
    more: {
      padding: theme.spacing(0.5, 1),
      'dl + &': { borderTop: `1px solid ${theme.palette.divider}` },
    },
    button: { textTransform: 'none' },
  }),
  { name: 'AiCostKpiPanel' },
);

/** The KPIs at a glance; each opens its definition. */
export function KpiPanel({ report }: { report: EntityValueReport }) {
  const classes = useStyles();
  const [all, setAll] = useState(false);
  const [explained, setExplained] = useState<string>();
  const [first, others] = useMemo(() => split(report), [report]);
  const shown = all ? [...first, ...others] : first;
  return (
    <Surface component="section" className={classes.root} aria-label="KPIs">
      {shown.length > 0 && (
        <dl className={classes.tiles}>
          {shown.map(kpi => (
            <KpiTile
              key={kpi.id}
              kpi={kpi}
              currency={report.currency}
              onExplain={() => setExplained(kpi.id)}
            />
          ))}
        </dl>
      )}
      {others.length > 0 && (
        <div className={classes.more}>
          <Button
            size="small"
            color="primary"
            className={classes.button}
            aria-expanded={all}
            onClick={() => setAll(!all)}
          >
            {all ? 'Show the first alone' : othersInWords(first, others)}
          </Button>
        </div>
      )}
      <KpiDrawer
        kpi={shown.find(({ id }) => id === explained)}
        report={report}
        onClose={() => setExplained(undefined)}
      />
    </Surface>
  );
}

/** What to show at once, and the others. */
function split(report: EntityValueReport): [ShownKpi[], ShownKpi[]] {
  const all = allKpis(report);
  // Where nothing is measured, tiles of n/a would hide what the bill tells.
  const first = isMeasured(report)
    ? firstKpis(report)
    : all.filter(({ value }) => value.value !== undefined);
  const ids = new Set(first.map(({ id }) => id));
  return [first, all.filter(({ id }) => !ids.has(id))];
}

function othersInWords(first: ShownKpi[], others: ShownKpi[]): string {
  const count = others.length;
  return first.length > 0
    ? `Show ${formatCount(count, 'more KPI', 'more KPIs')}`
    : `Show ${formatCount(count, 'KPI', 'KPIs')} and what each takes`;
}
