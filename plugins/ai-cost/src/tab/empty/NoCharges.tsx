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
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import SearchIcon from '@material-ui/icons/Search';
import {
  AI_COST_ANNOTATIONS,
  type AnnotationSuggestion,
  type EntityCostReport,
} from 'backstage-plugin-ai-cost-common';
import { CopySnippet } from '../../components/CopySnippet';
import { Message } from '../../components/Message';
import { Panel } from '../../components/Panel';
import { formatDays } from '../../format/day';
import { formatCount } from '../../format/quantity';
import type { TabState } from '../../state/TabState';
import type { ChangeTabState } from '../../state/useTabState';
import { annotationSnippet } from '../../format/annotationSnippet';

const DOCS =
  'https://github.com/backstage-ai-cost/backstage-plugin-ai-cost/blob/main/docs/annotate.md';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(2) },
    snippets: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(320px, 100%), 1fr))',
      gap: theme.spacing(3),
    },
    snippet: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
      minWidth: 0,
    },
    text: { flex: 1, overflowWrap: 'anywhere' },
    button: { textTransform: 'none' },
    docs: { display: 'block', marginTop: theme.spacing(2) },
  }),
  { name: 'AiCostNoCharges' },
);

export interface NoChargesProps {
  report: EntityCostReport;
  /** Name of the entity. */
  name: string;
  state: TabState;
  onChange: ChangeTabState;
}

/** Nothing was charged: where else to look, and how to claim charges. */
export function NoCharges(props: NoChargesProps) {
  const { report, name, state, onChange } = props;
  const classes = useStyles();
  const days = formatDays(report.query);
  const filtered =
    state.environments.length > 0 || state.currency !== undefined;
  return (
    <div className={classes.root}>
      <Message
        icon={<SearchIcon />}
        title={`No AI charges for ${name}, ${days}`}
        action={
          (filtered || state.period !== 'last-12-months') && (
            <Button
              variant="outlined"
              color="primary"
              className={classes.button}
              onClick={() =>
                onChange({
                  period: 'last-12-months',
                  granularity: undefined,
                  environments: [],
                  currency: undefined,
                })
              }
            >
              Look at the last 12 months
            </Button>
          )
        }
      >
        {filtered
          ? 'Nothing matches the filters above in this period.'
          : 'No charge in the bills found its way to this entity in this period.'}
      </Message>
      {report.suggestions.length > 0 ? (
        <Panel
          title="Annotations that would claim charges"
          subtitle="These charges are nobody’s today. Add the line that is right to the entity’s YAML."
        >
          <div className={classes.snippets}>
            {report.suggestions.map(suggestion => (
              <Suggestion
                key={`${suggestion.annotation} ${suggestion.value}`}
                suggestion={suggestion}
              />
            ))}
          </div>
          <DocsLink />
        </Panel>
      ) : (
        <Panel
          title="Claim charges with an annotation"
          subtitle="Add what your bills have to the entity’s YAML. It takes effect within minutes, for past months too."
        >
          <div className={classes.snippets}>
            {examplesFor(name).map(example => (
              <Snippet key={example.annotation} {...example} />
            ))}
          </div>
          <DocsLink />
        </Panel>
      )}
    </div>
  );
}

function examplesFor(name: string) {
  return [
    {
      annotation: AI_COST_ANNOTATIONS.tags,
      value: `application=${name}`,
      text: 'Charges that carry these tags; several are separated by commas, and all must match.',
    },
    {
      annotation: AI_COST_ANNOTATIONS.resources,
      value: `*${name}*`,
      text: 'Resource ids, ARNs or names; * stands for anything.',
    },
    {
      annotation: AI_COST_ANNOTATIONS.projects,
      value: name,
      text: 'OpenAI projects, Anthropic workspaces or gateway teams.',
    },
  ];
}

function Suggestion(props: { suggestion: AnnotationSuggestion }) {
  const { annotation, value, evidence, lines } = props.suggestion;
  const matches = formatCount(lines, 'charge line', 'charge lines');
  return (
    <Snippet
      annotation={annotation}
      value={value}
      text={`${evidence}. Would match ${matches} today.`}
    />
  );
}

function Snippet(props: { annotation: string; value: string; text: string }) {
  const { annotation, value, text } = props;
  const classes = useStyles();
  return (
    <div className={classes.snippet}>
      <Typography variant="body2" className={classes.text}>
        {text}
      </Typography>
      <CopySnippet
        text={annotationSnippet(annotation, value)}
        label={`Copy the annotation ${annotation}`}
      />
    </div>
  );
}

function DocsLink() {
  const classes = useStyles();
  return (
    <Link to={DOCS} className={classes.docs}>
      All annotations, and which of them wins
    </Link>
  );
}
