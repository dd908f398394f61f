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
import type { SprawlReport } from 'backstage-plugin-ai-cost-common';
import { CopySnippet } from '../components/CopySnippet';
import { Panel } from '../components/Panel';
import { Quiet } from '../components/Quiet';
import { approvalsSnippet } from './approvalsSnippet';
import { SPRAWL_KINDS } from './sprawlKinds';
import { ruleInWords, STATUS_NAMES, subjectInWords } from './statusInWords';

const useStyles = makeStyles(
  theme => ({
    list: {
      margin: 0,
      padding: 0,
      listStyle: 'none',
      display: 'grid',
      gap: theme.spacing(1),
      fontSize: theme.typography.pxToRem(14),
    },
  }),
  { name: 'AiCostApprovalsPanel' },
);

/** Approvals that nobody made use of; how to begin where there are none. */
export function ApprovalsPanel(props: { report: SprawlReport }) {
  const { report } = props;
  const classes = useStyles();
  if (!hasApprovals(report)) {
    return (
      <Panel
        title="Say what is approved"
        subtitle="The configuration of the backend can say what your organisation thinks of providers, services and models. It shows here; nothing is blocked."
      >
        <CopySnippet
          text={approvalsSnippet(report)}
          label="Copy the configuration of approvals"
        />
      </Panel>
    );
  }
  return (
    <Panel title="Approvals that nobody used">
      {report.unused.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          Whatever aiCost.approvals names was used in this period.
        </Typography>
      ) : (
        <ul className={classes.list}>
          {report.unused.map(rule => (
            <li key={JSON.stringify(rule)}>
              {subjectInWords(rule)}: {STATUS_NAMES[rule.status].toLowerCase()}
              {ruleInWords(rule) && <Quiet>{ruleInWords(rule)}</Quiet>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function hasApprovals(report: SprawlReport): boolean {
  return (
    report.unused.length > 0 ||
    SPRAWL_KINDS.some(kind =>
      report[kind].some(({ status }) => status !== 'unlisted'),
    )
  );
}
