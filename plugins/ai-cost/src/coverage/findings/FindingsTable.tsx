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
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type {
  AnnotationFindings,
  AnnotationProblem,
} from 'backstage-plugin-ai-cost-common';
import { useMemo, useState } from 'react';
import { SelectField } from '../../components/SelectField';
import { PROBLEM_KIND_NAMES } from '../../format/problemKinds';
import { webLink } from '../../format/webLink';
import type { DataColumn } from '../../table/DataColumn';
import { DataTable } from '../../table/DataTable';
import { findingRows, type FindingRow } from './findingRows';

type Kind = AnnotationProblem['kind'];

const useStyles = makeStyles(
  theme => ({
    annotation: {
      fontFamily: 'monospace',
      fontSize: theme.typography.pxToRem(12),
      overflowWrap: 'anywhere',
    },
    message: { minWidth: 260, maxWidth: 560, overflowWrap: 'anywhere' },
    kind: { minWidth: 180 },
  }),
  { name: 'AiCostFindingsTable' },
);

/** Problems of annotations, by entity, with the page that edits its file. */
export function FindingsTable({ findings }: { findings: AnnotationFindings }) {
  const classes = useStyles();
  const [kind, setKind] = useState<Kind | 'all'>('all');
  const rows = useMemo(
    () => findingRows(findings, kind === 'all' ? undefined : kind),
    [findings, kind],
  );
  const kinds = useMemo(
    () => new Set(findingRows(findings).map(({ problem }) => problem.kind)),
    [findings],
  );
  const columns: DataColumn<FindingRow>[] = [
    {
      id: 'entity',
      title: 'Entity',
      value: ({ entity }) => <EntityRefLink entityRef={entity.entityRef} />,
      sortBy: ({ entity }) => entity.entityRef,
      text: ({ entity }) => `${entity.entityRef} ${entity.title ?? ''}`,
    },
    {
      id: 'kind',
      title: 'Problem',
      value: ({ problem }) => PROBLEM_KIND_NAMES[problem.kind],
      sortBy: ({ problem }) => PROBLEM_KIND_NAMES[problem.kind],
      text: ({ problem }) => PROBLEM_KIND_NAMES[problem.kind],
    },
    {
      id: 'annotation',
      title: 'Annotation',
      value: ({ problem }) => (
        <span className={classes.annotation}>
          {problem.annotation}
          {problem.value !== undefined && `: ${problem.value}`}
        </span>
      ),
      sortBy: ({ problem }) => problem.annotation,
      text: ({ problem }) => `${problem.annotation} ${problem.value ?? ''}`,
    },
    {
      id: 'message',
      title: 'What to do',
      value: ({ problem }) => (
        <div className={classes.message}>{problem.message}</div>
      ),
      text: ({ problem }) => problem.message,
    },
    {
      id: 'owner',
      title: 'Owner',
      value: ({ entity }) =>
        entity.owner ? <EntityRefLink entityRef={entity.owner} /> : '–',
      sortBy: ({ entity }) => entity.owner,
      text: ({ entity }) => entity.owner,
    },
    {
      id: 'edit',
      title: 'Edit',
      value: ({ entity }) => {
        const to = webLink(entity.editUrl);
        return to ? (
          <Link to={to} aria-label={`Edit the file of ${entity.entityRef}`}>
            Edit the file
          </Link>
        ) : (
          '–'
        );
      },
    },
  ];
  return (
    <DataTable
      id="coverage-findings"
      label="Annotations that need a look"
      things="problems"
      columns={columns}
      rows={rows}
      rowKey={({ entity, problem }) =>
        JSON.stringify([entity.entityRef, problem])
      }
      empty="No annotation has this problem."
      actions={
        <span className={classes.kind}>
          <SelectField<Kind | 'all'>
            label="Problem"
            value={kind}
            options={[
              { value: 'all', title: 'All problems' },
              ...[...kinds].map(value => ({
                value,
                title: PROBLEM_KIND_NAMES[value],
              })),
            ]}
            onChange={setKind}
          />
        </span>
      }
    />
  );
}
