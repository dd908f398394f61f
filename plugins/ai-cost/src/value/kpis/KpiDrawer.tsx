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

import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { EntityValueReport } from 'backstage-plugin-ai-cost-common';
import { FactList, type Fact } from '../../components/FactList';
import { SideDrawer } from '../../components/SideDrawer';
import { formatDays } from '../../format/day';
import { formatExactMoney } from '../../format/money';
import { formatNumber } from '../../format/quantity';
import { KPI_DOCS } from '../docs';
import { formatKpi, unitInWords } from './formatKpi';
import type { ShownKpi } from './ShownKpi';

const useStyles = makeStyles(
  theme => ({
    meaning: { marginBottom: theme.spacing(2) },
    heading: {
      margin: theme.spacing(3, 0, 1),
      fontSize: theme.typography.pxToRem(15),
      fontWeight: theme.typography.fontWeightBold as number,
    },
    docs: { display: 'block', marginTop: theme.spacing(3) },
  }),
  { name: 'AiCostKpiDrawer' },
);

export interface KpiDrawerProps {
  /** Undefined: closed. */
  kpi?: ShownKpi;
  report: EntityValueReport;
  onClose(): void;
}

/** What a KPI means, how it is reckoned, and what this value was made of. */
export function KpiDrawer({ kpi, report, onClose }: KpiDrawerProps) {
  return (
    <SideDrawer
      open={kpi !== undefined}
      title={kpi?.title ?? ''}
      onClose={onClose}
    >
      {kpi && <Definition kpi={kpi} report={report} />}
    </SideDrawer>
  );
}

function Definition(props: { kpi: ShownKpi; report: EntityValueReport }) {
  const { kpi, report } = props;
  const { definition } = kpi;
  const classes = useStyles();
  return (
    <>
      <Typography variant="body2" className={classes.meaning}>
        {definition.meaning}
      </Typography>
      <FactList
        facts={[
          { name: 'Formula', value: definition.formula },
          {
            name: 'Unit',
            value: unitInWords(definition.unit, report.currency),
          },
          { name: 'Reckoned over', value: definition.window },
          { name: 'Not available when', value: definition.unavailable },
        ]}
      />
      <Typography component="h3" className={classes.heading}>
        This value
      </Typography>
      <FactList facts={factsOf(kpi, report)} />
      <Link to={KPI_DOCS} className={classes.docs}>
        All KPIs and their definitions
      </Link>
    </>
  );
}

function factsOf(kpi: ShownKpi, report: EntityValueReport): Fact[] {
  const { unit } = kpi.definition;
  const { value, previous, target, numerator, denominator, days, sources } =
    kpi.value;
  const { currency } = report;
  const write = (amount?: number) =>
    amount === undefined ? undefined : formatKpi(unit, amount, currency);
  return [
    { name: 'Value', value: write(value) ?? 'n/a' },
    { name: 'Why there is none', value: kpi.value.unavailable },
    { name: 'Target', value: write(target) },
    {
      name: 'Numerator',
      value:
        numerator === undefined || unit !== 'money' || !currency
          ? numerator
          : formatExactMoney(numerator, currency),
    },
    {
      name: unit === 'score' ? 'Sample size' : 'Denominator',
      value: denominator === undefined ? undefined : formatNumber(denominator),
    },
    {
      name: 'Days',
      value: days === undefined ? undefined : formatNumber(days),
    },
    { name: 'Range', value: formatDays(report.query) },
    { name: 'Before', value: write(previous) },
    { name: 'Compared with', value: formatDays(report.previousRange) },
    { name: 'Measured by', value: sources.join(', ') },
    { name: 'Note', value: kpi.note },
  ];
}
