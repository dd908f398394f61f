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
import CheckIcon from '@material-ui/icons/Check';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import {
  AI_COST_ANNOTATIONS,
  type TelemetryStatus,
} from 'backstage-plugin-ai-cost-common';
import { Quiet } from '../../components/Quiet';

const useStyles = makeStyles(
  theme => {
    const tone = theme.palette.type === 'dark' ? 'light' : 'dark';
    return {
      title: {
        margin: theme.spacing(3, 0, 1),
        fontSize: theme.typography.pxToRem(15),
        fontWeight: theme.typography.fontWeightBold as number,
      },
      list: { margin: 0, padding: 0, listStyle: 'none' },
      query: {
        display: 'flex',
        gap: theme.spacing(1),
        padding: theme.spacing(1, 0),
        fontSize: theme.typography.pxToRem(13),
        '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
      },
      icon: { fontSize: theme.typography.pxToRem(18) },
      answered: { color: theme.palette.success[tone] },
      failed: { color: theme.palette.error[tone] },
      text: { minWidth: 0, overflowWrap: 'anywhere' },
    };
  },
  { name: 'AiCostQueryList' },
);

/** What annotations ask for, and what came of it. */
export function QueryList(props: { queries: TelemetryStatus['queries'] }) {
  const classes = useStyles();
  return (
    <>
      <Typography component="h3" className={classes.title}>
        Queries of annotations
      </Typography>
      <ul className={classes.list}>
        {props.queries.map(({ kind, name, source, expression, problem }) => (
          <li key={`${kind} ${name}`} className={classes.query}>
            {problem ? (
              <WarningIcon
                className={`${classes.icon} ${classes.failed}`}
                aria-hidden
              />
            ) : (
              <CheckIcon
                className={`${classes.icon} ${classes.answered}`}
                aria-hidden
              />
            )}
            <div className={classes.text}>
              {annotationOf(kind)}: {name}, {problem ?? 'answered'}
              <Quiet>
                {source}: <code>{expression}</code>
              </Quiet>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function annotationOf(
  kind: TelemetryStatus['queries'][number]['kind'],
): string {
  return kind === 'units'
    ? AI_COST_ANNOTATIONS.unit
    : AI_COST_ANNOTATIONS[kind];
}
