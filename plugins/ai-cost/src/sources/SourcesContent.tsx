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
import { usePermission } from '@backstage/plugin-permission-react';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import Typography from '@material-ui/core/Typography';
import StorageIcon from '@material-ui/icons/Storage';
import Skeleton from '@material-ui/lab/Skeleton';
import {
  aiCostSourceManagePermission,
  type SourceStatus,
} from 'backstage-plugin-ai-cost-common';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { aiCostApiRef } from '../api/aiCostApiRef';
import { Message } from '../components/Message';
import { Panel } from '../components/Panel';
import { RequestFailed } from '../components/RequestFailed';
import { formatCount } from '../format/quantity';
import { useRequest } from '../request/useRequest';
import { IngestButton } from './IngestButton';
import { needsAttention } from './needsAttention';
import { IngestResult } from './IngestResult';
import { SourceCards } from './SourceCards';
import { SourceDrawer } from './SourceDrawer';
import { SourceFilter } from './SourceFilter';
import { SourcesTable } from './SourcesTable';
import { UnknownPrices } from './UnknownPrices';
import { useIngest } from './useIngest';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1),
    },
    none: { padding: theme.spacing(0, 2.5, 2.5) },
    action: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginTop: theme.spacing(1),
    },
  }),
  { name: 'AiCostSourcesContent' },
);

/** Where the money comes from: freshness, totals, problems, and "ingest now". */
export function SourcesContent() {
  const api = useApi(aiCostApiRef);
  const classes = useStyles();
  const Sources = useMediaQuery<Theme>(theme => theme.breakpoints.down('xs'))
    ? SourceCards
    : SourcesTable;
  const [params, setParams] = useSearchParams();
  const [version, setVersion] = useState(0);
  const { data, error, retry } = useRequest({
    key: String(version),
    load: signal => api.getSources({ signal }),
  });
  const { allowed: mayIngest } = usePermission({
    permission: aiCostSourceManagePermission,
  });
  const [ingest, startIngest] = useIngest(() => setVersion(last => last + 1));

  if (error) {
    return (
      <RequestFailed
        error={error}
        what="the billing sources"
        forbiddenAdvice="Ask whoever runs this portal for the permission aiCost.source.read."
        onRetry={retry}
      />
    );
  }
  const ingestButton = (sourceId: string) => (
    <IngestButton sourceId={sourceId} state={ingest} onIngest={startIngest} />
  );
  const open = params.get('source') ?? undefined;
  const shown = params.get('show') === 'attention' ? 'attention' : 'all';
  const changeParam = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(params);
    if (value === undefined) {
      next.delete(name);
    } else {
      next.set(name, value);
    }
    setParams(next);
  };
  const troubled = data?.filter(needsAttention) ?? [];
  return (
    <div className={classes.root}>
      {data?.length === 0 ? (
        <Message icon={<StorageIcon />} title="No billing sources yet">
          Name one under aiCost.sources in the configuration of the backend.
        </Message>
      ) : (
        <Panel
          flush
          title="Billing sources"
          subtitle={data ? inWords(data) : 'Loading…'}
          actions={
            <>
              {data && (
                <SourceFilter
                  value={shown}
                  troubled={troubled.length}
                  onChange={value =>
                    changeParam('show', value === 'all' ? undefined : value)
                  }
                />
              )}
              <IngestResult text={ingest.text} />
            </>
          }
        >
          {!data && <Skeleton variant="rect" height={240} animation={false} />}
          {data && shown === 'attention' && troubled.length === 0 && (
            <Typography color="textSecondary" className={classes.none}>
              No source needs attention
            </Typography>
          )}
          {data && (shown === 'all' || troubled.length > 0) && (
            <Sources
              sources={shown === 'all' ? data : troubled}
              actionFor={
                mayIngest ? source => ingestButton(source.id) : undefined
              }
              onSelect={source => changeParam('source', source)}
            />
          )}
        </Panel>
      )}
      <UnknownPrices />
      <SourceDrawer
        sourceId={open}
        version={version}
        action={
          open &&
          mayIngest && (
            <div className={classes.action}>
              {ingestButton(open)}
              <IngestResult text={ingest.text} />
            </div>
          )
        }
        onClose={() => changeParam('source', undefined)}
      />
    </div>
  );
}

function inWords(sources: SourceStatus[]): string {
  const count = formatCount(sources.length, 'source', 'sources');
  const troubled = sources.filter(needsAttention).length;
  return troubled === 0
    ? `${count}, all well`
    : `${count}, ${formatCount(troubled, 'needs', 'need')} a look`;
}
