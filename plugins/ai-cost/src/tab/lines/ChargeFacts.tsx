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

import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import {
  COST_BASES,
  type AttributedChargeLine,
} from 'backstage-plugin-ai-cost-common';
import { formatDays } from '../../format/day';
import { formatExactMoney } from '../../format/money';
import { formatNumber } from '../../format/quantity';
import {
  BASIS_NAMES,
  GRADE_NAMES,
  nameOf,
  TOKEN_CLASS_NAMES,
} from '../../format/words';
import { FactList } from '../../components/FactList';

const useStyles = makeStyles(
  theme => ({
    tags: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5),
      '& .MuiChip-root': { margin: 0, maxWidth: '100%' },
    },
  }),
  { name: 'AiCostChargeFacts' },
);

/** What the bill says about a charge line, in its own words. */
export function ChargeFacts(props: { line: AttributedChargeLine }) {
  const { line } = props;
  const { currency } = line;
  return (
    <FactList
      facts={[
        ...COST_BASES.map(basis => ({
          name: `${BASIS_NAMES[basis]} cost`,
          value:
            line.share < 1
              ? `${formatExactMoney(
                  line.cost[basis],
                  currency,
                )} of ${formatExactMoney(line.lineCost[basis], currency)}`
              : formatExactMoney(line.cost[basis], currency),
        })),
        {
          name: 'Days',
          value: formatDays({ from: line.firstDay, to: line.lastDay }),
        },
        {
          name: 'Quantity',
          value:
            line.quantity === undefined
              ? undefined
              : `${formatNumber(line.quantity)} ${line.unit ?? ''}`,
        },
        {
          name: 'Tokens',
          value: line.tokenClass && TOKEN_CLASS_NAMES[line.tokenClass],
        },
        { name: 'Model', value: modelInWords(line) },
        {
          name: 'Environment',
          value: nameOf('environment', line.environment),
        },
        { name: 'Workload', value: nameOf('workload', line.workload) },
        { name: 'Provider', value: line.provider },
        { name: 'Service', value: line.service },
        { name: 'SKU', value: line.sku },
        { name: 'Resource', value: line.resource },
        { name: 'Region', value: line.region },
        { name: 'Billing account', value: line.billingAccount },
        { name: 'Sub-account', value: line.subAccount },
        {
          name: 'Charge',
          value: [line.chargeCategory, line.chargeClass]
            .filter(Boolean)
            .join(', '),
        },
        { name: 'Tags', value: <Tags tags={line.tags} /> },
        {
          name: 'Billing source',
          value: `${line.sourceId}, ${GRADE_NAMES[line.grade]}`,
        },
      ]}
    />
  );
}

function modelInWords({ model, modelAsBilled }: AttributedChargeLine): string {
  const name = nameOf('model', model);
  return modelAsBilled && modelAsBilled !== model
    ? `${name}, billed as ${modelAsBilled}`
    : name;
}

function Tags(props: { tags: Record<string, string> }) {
  const classes = useStyles();
  const tags = Object.entries(props.tags);
  if (tags.length === 0) {
    return <>None</>;
  }
  return (
    <div className={classes.tags}>
      {tags.map(([key, value]) => (
        <Chip
          key={key}
          size="small"
          variant="outlined"
          label={`${key}=${value}`}
        />
      ))}
    </div>
  );
}
