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

import useMediaQuery from '@material-ui/core/useMediaQuery';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Skeleton from '@material-ui/lab/Skeleton';

const ROWS = [1, 2, 3, 4, 5, 6];

/** The shape of rows that are on their way. */
export function LoadingRows(props: { columns: readonly { id: string }[] }) {
  const still = useMediaQuery('(prefers-reduced-motion: reduce)');
  return (
    <>
      {ROWS.map(row => (
        <TableRow key={row} aria-hidden>
          {props.columns.map(({ id }) => (
            <TableCell key={id}>
              <Skeleton animation={still ? false : 'pulse'} />
            </TableCell>
          ))}
        </TableRow>
      ))}
    </>
  );
}
