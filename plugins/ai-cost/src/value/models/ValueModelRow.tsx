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
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import type { ModelValue, QualityScore } from 'backstage-plugin-ai-cost-common';
import { Quiet } from '../../components/Quiet';
import { nameOf } from '../../format/words';
import type { ValueColumn } from '../../state/TabState';
import { ModelFigure } from './ModelFigure';

const useStyles = makeStyles(
  theme => ({
    name: {
      minWidth: 150,
      maxWidth: 220,
      overflowWrap: 'anywhere',
      fontWeight: theme.typography.fontWeightBold as number,
    },
    number: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
    provider: { fontWeight: theme.typography.fontWeightRegular as number },
  }),
  { name: 'AiCostValueModelRow' },
);

export interface ValueModelRowProps {
  model: ModelValue;
  /** What its quality is a value of. */
  score?: QualityScore;
  columns: ValueColumn[];
  currency: string;
}

/** One model, column by column; what is absent says why. */
export function ValueModelRow(props: ValueModelRowProps) {
  const { model, score, columns, currency } = props;
  const classes = useStyles();
  return (
    <TableRow>
      {columns.map(column =>
        column === 'model' ? (
          <TableCell
            key={column}
            component="th"
            role="rowheader"
            scope="row"
            className={classes.name}
          >
            {nameOf('model', model.model)}
            <span className={classes.provider}>
              <Quiet>{nameOf('provider', model.provider)}</Quiet>
            </span>
          </TableCell>
        ) : (
          <TableCell key={column} align="right" className={classes.number}>
            <ModelFigure
              model={model}
              score={score}
              column={column}
              currency={currency}
            />
          </TableCell>
        ),
      )}
    </TableRow>
  );
}
