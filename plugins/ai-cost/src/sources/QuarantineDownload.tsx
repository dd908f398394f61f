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
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { aiCostApiRef } from '../api/aiCostApiRef';
import { saveFile } from '../components/saveFile';

const useStyles = makeStyles(
  { root: { textTransform: 'none' } },
  { name: 'AiCostQuarantineDownload' },
);

/** Saves all that is stored of what could not be read as a CSV file. */
export function QuarantineDownload(props: { sourceId: string }) {
  const { sourceId } = props;
  const classes = useStyles();
  const api = useApi(aiCostApiRef);
  const errorApi = useApi(errorApiRef);
  const [{ loading }, save] = useAsyncFn(async () => {
    try {
      const file = await api.exportQuarantine(sourceId);
      saveFile(file, `ai-cost-${sourceId}-quarantine.csv`);
    } catch (error) {
      errorApi.post(error as Error);
    }
  }, [api, errorApi, sourceId]);
  return (
    <Button
      size="small"
      className={classes.root}
      startIcon={<DownloadIcon />}
      disabled={loading}
      aria-label={`Download what could not be read of ${sourceId}`}
      onClick={save}
    >
      Download
    </Button>
  );
}
