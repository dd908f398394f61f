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

import { errorApiRef, useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import DownloadIcon from '@material-ui/icons/GetApp';
import type { EntityCostQuery } from 'backstage-plugin-ai-cost-common';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { aiCostApiRef } from '../../api/aiCostApiRef';
import { saveFile } from '../../components/saveFile';

const useStyles = makeStyles(
  { root: { textTransform: 'none' } },
  { name: 'AiCostExportButton' },
);

/** Saves the daily costs behind the report as a CSV file. */
export function ExportButton(props: { query: EntityCostQuery }) {
  const { query } = props;
  const classes = useStyles();
  const api = useApi(aiCostApiRef);
  const errorApi = useApi(errorApiRef);
  const [{ loading }, save] = useAsyncFn(async () => {
    try {
      saveFile(await api.exportEntityCosts(query), fileName(query));
    } catch (error) {
      errorApi.post(error as Error);
    }
  }, [api, errorApi, query]);
  return (
    <Button
      className={classes.root}
      startIcon={<DownloadIcon />}
      disabled={loading}
      onClick={save}
    >
      Export CSV
    </Button>
  );
}

function fileName({ entityRef, from, to }: EntityCostQuery): string {
  const name = entityRef.replace(/[^\w.-]+/g, '-');
  return `ai-cost-${name}-${from}-${to}.csv`;
}
