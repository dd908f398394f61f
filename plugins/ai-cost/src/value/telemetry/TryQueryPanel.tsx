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

import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import {
  aiCostSourceManagePermission,
  type TelemetryPreviewQuery,
  type TelemetryStatus,
} from 'backstage-plugin-ai-cost-common';
import { useState } from 'react';
import { Choice } from '../../components/Choice';
import { Panel } from '../../components/Panel';
import { SelectField } from '../../components/SelectField';
import { PreviewResult } from './PreviewResult';
import { usePreview } from './usePreview';

type Kind = TelemetryPreviewQuery['kind'];

const KINDS: { value: Kind; title: string }[] = [
  { value: 'units', title: 'Units' },
  { value: 'latency', title: 'Latency' },
  { value: 'quality', title: 'Quality' },
];

/** A name that an annotation of the kind may have; a preview keeps none. */
const NAMES: Record<Kind, string> = {
  units: 'unit',
  latency: 'latency',
  quality: 'score',
};

const useStyles = makeStyles(
  theme => ({
    form: { display: 'grid', gap: theme.spacing(2) },
    row: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1.5),
    },
    input: { fontFamily: 'monospace', fontSize: theme.typography.pxToRem(13) },
    button: { textTransform: 'none' },
  }),
  { name: 'AiCostTryQueryPanel' },
);

export interface TryQueryPanelProps {
  entityRef: string;
  sources: TelemetryStatus['sources'];
}

/** Tries a query before it is annotated, for those who may ask sources. */
export function TryQueryPanel(props: TryQueryPanelProps) {
  const { entityRef } = props;
  const sources = props.sources.filter(({ previews }) => previews);
  const classes = useStyles();
  const { allowed } = usePermission({
    permission: aiCostSourceManagePermission,
  });
  const [kind, setKind] = useState<Kind>('units');
  const [source, setSource] = useState(sources[0]?.source ?? '');
  const [expression, setExpression] = useState('');
  const preview = usePreview();
  if (!allowed || sources.length === 0) {
    return null;
  }
  const text = expression.trim();
  return (
    <Panel
      title="Try a query"
      subtitle="It is asked once and not kept; $window stands for an hour"
    >
      <form
        className={classes.form}
        onSubmit={event => {
          event.preventDefault();
          preview.ask({
            entityRef,
            kind,
            name: NAMES[kind],
            source,
            expression: text,
          });
        }}
      >
        <div className={classes.row}>
          <SelectField
            label="Source"
            value={source}
            options={sources.map(one => ({
              value: one.source,
              title: one.source,
            }))}
            onChange={setSource}
          />
          <Choice
            label="What it returns"
            value={kind}
            options={KINDS}
            onChange={value => setKind(value)}
          />
        </div>
        <TextField
          multiline
          fullWidth
          variant="outlined"
          size="small"
          label="Query"
          value={expression}
          onChange={event => setExpression(event.target.value)}
          inputProps={{ 'aria-label': 'Query', spellCheck: false }}
          InputProps={{ classes: { input: classes.input } }}
        />
        <div>
          <Button
            type="submit"
            variant="outlined"
            color="primary"
            className={classes.button}
            disabled={text === '' || preview.loading}
          >
            {preview.loading ? 'Asking…' : 'Try it'}
          </Button>
        </div>
      </form>
      <PreviewResult state={preview} />
    </Panel>
  );
}
