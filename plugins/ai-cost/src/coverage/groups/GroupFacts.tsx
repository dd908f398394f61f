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
import type { UnallocatedGroup } from 'backstage-plugin-ai-cost-common';
import { FactList } from '../../components/FactList';
import { formatDays } from '../../format/day';
import { reasonInWords } from '../reasons/reasonInWords';

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, padding: 0, listStyle: 'none' },
    value: {
      fontFamily: 'monospace',
      fontSize: theme.typography.pxToRem(12),
    },
  }),
  { name: 'AiCostGroupFacts' },
);

/** Why a group is nobody's, and by what its charges could be claimed. */
export function GroupFacts({ group }: { group: UnallocatedGroup }) {
  const { meaning, advice } = reasonInWords(group.reason);
  return (
    <FactList
      facts={[
        { name: 'Why', value: meaning },
        { name: 'What to do', value: advice },
        {
          name: 'Days',
          value: formatDays({ from: group.firstDay, to: group.lastDay }),
        },
        { name: 'Billing account', value: group.billingAccount },
        { name: 'Sub-account', value: group.subAccount },
        ...group.tags.map(({ key, values }) => ({
          name: `Tag ${key}`,
          value: valuesOf(values),
        })),
        { name: 'Resources', value: valuesOf(group.resources) },
        { name: 'Projects', value: valuesOf(group.projects) },
        { name: 'Keys', value: valuesOf(group.apiKeys) },
        { name: 'Models', value: valuesOf(group.models) },
      ]}
    />
  );
}

function valuesOf(values: string[]) {
  return values.length > 0 ? <Values values={values} /> : undefined;
}

function Values({ values }: { values: string[] }) {
  const classes = useStyles();
  return (
    <ul className={classes.list}>
      {values.map(value => (
        <li key={value} className={classes.value}>
          {value === '' ? '(empty)' : value}
        </li>
      ))}
    </ul>
  );
}
