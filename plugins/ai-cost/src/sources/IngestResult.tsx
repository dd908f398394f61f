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

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(0, 0.5),
      overflowWrap: 'anywhere',
      // It must be there before it says something, but take no room.
      '&:empty': { position: 'absolute' },
    },
  }),
  { name: 'AiCostIngestResult' },
);

/** What came of "ingest now", for eyes and screen readers. */
export function IngestResult(props: { text: string }) {
  const classes = useStyles();
  return (
    <Typography variant="body2" role="status" className={classes.root}>
      {props.text}
    </Typography>
  );
}
