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
import Typography from '@material-ui/core/Typography';
import type { CoverageReport } from 'backstage-plugin-ai-cost-common';
import { Money } from '../../components/Money';
import { Panel } from '../../components/Panel';
import { formatMoney } from '../../format/money';
import { formatShare } from '../../format/quantity';
import { BulletChart } from './BulletChart';
import { changeInPoints } from './changeInPoints';
import { CoverageParts } from './CoverageParts';
import { coverageStanding } from './coverageStanding';

const BAND_NAMES: Record<CoverageReport['bands'][number]['name'], string> = {
  crawl: 'Crawl',
  walk: 'Walk',
  run: 'Run',
};

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) minmax(0, max-content)',
      gap: theme.spacing(3, 5),
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    figure: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      gap: theme.spacing(0.5, 1.5),
    },
    value: {
      fontSize: theme.typography.pxToRem(36),
      fontWeight: theme.typography.fontWeightBold as number,
      lineHeight: 1.2,
      fontVariantNumeric: 'tabular-nums',
    },
  }),
  { name: 'AiCostCoverageTarget' },
);

export interface CoverageTargetProps {
  report: CoverageReport;
  currency: string;
}

/** How much of the bill has an owner, against what one aims at. */
export function CoverageTarget({ report, currency }: CoverageTargetProps) {
  const { coverage, previousCoverage, target } = report;
  const classes = useStyles();
  const standing = coverageStanding(report);
  const inWords = [
    coverage === undefined
      ? 'There is no usage with a cost above zero in this period.'
      : `${formatShare(coverage)} of gross usage cost has an owner.`,
    standing.missing === undefined
      ? `The target of ${formatShare(target)} is reached.`
      : `The target is ${formatShare(target)}: another ${formatMoney(
          standing.missing,
          currency,
        )} has to find an owner.`,
    bandInWords(standing),
  ].join(' ');
  return (
    <Panel
      title="Coverage"
      subtitle="The part of gross usage cost that has an owner; credits and taxes do not count"
    >
      <div className={classes.root}>
        <div>
          <div className={classes.figure}>
            <span className={classes.value}>
              {coverage === undefined ? '–' : formatShare(coverage)}
            </span>
            {coverage !== undefined && previousCoverage !== undefined && (
              <Typography
                component="span"
                variant="body2"
                color="textSecondary"
              >
                {changeInPoints(coverage, previousCoverage)}
              </Typography>
            )}
          </div>
          <BulletChart
            value={coverage}
            target={target}
            bands={report.bands.map(({ name, from }) => ({
              name: BAND_NAMES[name],
              from,
            }))}
            label={inWords}
          />
          <Typography variant="body2">
            {coverage === undefined ? (
              inWords
            ) : (
              <>
                {standing.missing === undefined ? (
                  'The target is reached. '
                ) : (
                  <>
                    Another{' '}
                    <Money amount={standing.missing} currency={currency} /> has
                    to find an owner to reach the target.{' '}
                  </>
                )}
                {bandInWords(standing)}
              </>
            )}
          </Typography>
        </div>
        <CoverageParts parts={report.parts} currency={currency} />
      </div>
    </Panel>
  );
}

function bandInWords(standing: ReturnType<typeof coverageStanding>): string {
  const { band, next } = standing;
  const reached = band
    ? `This is the FinOps maturity “${BAND_NAMES[band.name]}”.`
    : '';
  return next
    ? `${reached} “${BAND_NAMES[next.name]}” begins at ${formatShare(
        next.from,
      )}.`.trim()
    : reached;
}
