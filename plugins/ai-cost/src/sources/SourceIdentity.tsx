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
import type { SourceStatus } from 'backstage-plugin-ai-cost-common';
import { Quiet } from '../components/Quiet';
import { SourceGradeLabel } from './SourceGradeLabel';

const useStyles = makeStyles(
  theme => ({
    name: {
      padding: 0,
      minWidth: 0,
      textTransform: 'none',
      textAlign: 'left',
      lineHeight: 1.5,
      fontWeight: theme.typography.fontWeightBold as number,
    },
  }),
  { name: 'AiCostSourceIdentity' },
);

export interface SourceIdentityProps {
  source: SourceStatus;
  onSelect(sourceId: string): void;
}

/** Which source it is, what it reads, and how far to trust it. */
export function SourceIdentity(props: SourceIdentityProps) {
  const { source, onSelect } = props;
  const classes = useStyles();
  return (
    <>
      <Button
        color="primary"
        className={classes.name}
        onClick={() => onSelect(source.id)}
      >
        {source.id}
      </Button>
      <Quiet>{source.description}</Quiet>
      <SourceGradeLabel grade={source.grade} />
    </>
  );
}
