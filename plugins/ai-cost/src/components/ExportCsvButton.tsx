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
import { saveFile } from './saveFile';

const useStyles = makeStyles(
  { root: { textTransform: 'none' } },
  { name: 'AiCostExportCsvButton' },
);

export interface ExportCsvButtonProps {
  /** Of the file, without what is special in file names. */
  fileName: string;
  load(): Promise<Blob>;
}

/** Saves what the backend exports as a CSV file. */
export function ExportCsvButton(props: ExportCsvButtonProps) {
  const { fileName, load } = props;
  const classes = useStyles();
  const errorApi = useApi(errorApiRef);
  const [{ loading }, save] = useAsyncFn(async () => {
    try {
      saveFile(await load(), fileName);
    } catch (error) {
      errorApi.post(error as Error);
    }
  }, [errorApi, load, fileName]);
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
