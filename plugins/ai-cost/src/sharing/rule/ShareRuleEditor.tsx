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

import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import Alert from '@material-ui/lab/Alert';
import type {
  PortfolioQuery,
  ShareRule,
  ShareRuleInput,
} from 'backstage-plugin-ai-cost-common';
import { useState } from 'react';
import { governanceApiRef } from '../../api/governanceApiRef';
import { errorMessage } from '../../request/errorMessage';
import { useOnDemand } from '../../request/useOnDemand';
import { draftOf, draftProblem, ruleOf } from './ShareDraft';
import { SharePreviewView } from './SharePreviewView';
import { ShareRuleForm } from './ShareRuleForm';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    actions: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
    button: { textTransform: 'none' },
  }),
  { name: 'AiCostShareRuleEditor' },
);

export interface ShareRuleEditorProps {
  rule?: ShareRule;
  query: PortfolioQuery;
  currency?: string;
  onSaved(entityRef: string): void;
}

/** A form, what its rule would have done, and only then the way to save it. */
export function ShareRuleEditor(props: ShareRuleEditorProps) {
  const { rule, query, onSaved } = props;
  const api = useApi(governanceApiRef);
  const classes = useStyles();
  const [draft, setDraft] = useState(() => draftOf(rule));
  const [asked, setAsked] = useState(false);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Error>();
  const preview = useOnDemand((input: ShareRuleInput, signal) =>
    api.previewShare(input, query, { signal }),
  );
  const problem = draftProblem(draft);
  const save = async (input: ShareRuleInput) => {
    setSaving(true);
    setFailure(undefined);
    try {
      await api.saveShare(input);
      onSaved(input.entityRef);
    } catch (error) {
      setFailure(error as Error);
      setSaving(false);
    }
  };
  const { answer, question } = preview;
  const currency = props.currency ?? query.currency;
  const error = failure ?? preview.error;
  return (
    <form
      noValidate
      className={classes.root}
      aria-label="How the cost is divided"
      onSubmit={event => {
        event.preventDefault();
        setAsked(true);
        if (!problem) {
          preview.ask(ruleOf(draft));
        }
      }}
    >
      <ShareRuleForm
        draft={draft}
        fixedEntity={rule !== undefined}
        onChange={changed => {
          setDraft(changed);
          // What was previewed is not what would be saved any more.
          preview.forget();
          setFailure(undefined);
        }}
      />
      {asked && problem && (
        <Alert severity="error" variant="outlined">
          {problem}
        </Alert>
      )}
      {error && (
        <Alert severity="error" variant="outlined">
          {errorMessage(error)}
        </Alert>
      )}
      <div className={classes.actions}>
        <Button
          type="submit"
          variant="outlined"
          color="primary"
          className={classes.button}
          disabled={preview.loading || saving}
        >
          {preview.loading ? 'Reckoning…' : 'Preview'}
        </Button>
        <Button
          variant="contained"
          color="primary"
          disableElevation
          className={classes.button}
          disabled={!answer || !question || saving}
          onClick={() => question && save(question)}
        >
          {saving ? 'Saving…' : 'Save'}
        </Button>
      </div>
      {preview.loading && (
        <Skeleton variant="rect" height={160} animation={false} />
      )}
      {answer && currency && (
        <SharePreviewView preview={answer} currency={currency} />
      )}
    </form>
  );
}
