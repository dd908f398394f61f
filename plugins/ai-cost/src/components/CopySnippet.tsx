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

import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/Check';
import CopyIcon from '@material-ui/icons/FileCopyOutlined';
import { useEffect, useState } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { Announcement } from './Announcement';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(1),
      padding: theme.spacing(1, 1, 1, 2),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      backgroundColor: theme.palette.background.default,
    },
    code: {
      flex: 1,
      minWidth: 0,
      margin: 0,
      padding: theme.spacing(0.5, 0),
      // Whole, for what is cut off cannot be checked before it is pasted.
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
      fontFamily: 'monospace',
      fontSize: theme.typography.pxToRem(13),
      lineHeight: 1.6,
    },
    button: { flex: 'none', textTransform: 'none' },
  }),
  { name: 'AiCostCopySnippet' },
);

/** Text to paste elsewhere, with a button that copies it. */
export function CopySnippet(props: { text: string; label: string }) {
  const { text, label } = props;
  const classes = useStyles();
  const [{ error }, copy] = useCopyToClipboard();
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) {
      return undefined;
    }
    const timer = setTimeout(() => setCopied(false), 2500);
    return () => clearTimeout(timer);
  }, [copied]);

  const done = copied && !error;
  return (
    <div className={classes.root}>
      <pre className={classes.code}>
        <code>{text}</code>
      </pre>
      <Button
        size="small"
        className={classes.button}
        aria-label={label}
        startIcon={done ? <CheckIcon /> : <CopyIcon />}
        onClick={() => {
          copy(text);
          setCopied(true);
        }}
      >
        {done ? 'Copied' : 'Copy'}
      </Button>
      <Announcement text={done ? 'Copied' : ''} />
    </div>
  );
}
