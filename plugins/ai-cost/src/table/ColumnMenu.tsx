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
import Checkbox from '@material-ui/core/Checkbox';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import ColumnsIcon from '@material-ui/icons/ViewColumn';
import { useId, useState } from 'react';

const useStyles = makeStyles(
  { button: { textTransform: 'none' } },
  { name: 'AiCostColumnMenu' },
);

export interface ColumnMenuProps {
  columns: { id: string; title: string; shown: boolean }[];
  onChoose(columnId: string, show: boolean): void;
}

/** Which columns of a table to show. */
export function ColumnMenu(props: ColumnMenuProps) {
  const { columns, onChoose } = props;
  const classes = useStyles();
  const menuId = useId();
  const [anchor, setAnchor] = useState<HTMLElement>();
  return (
    <>
      <Button
        className={classes.button}
        startIcon={<ColumnsIcon />}
        aria-haspopup="menu"
        aria-controls={anchor ? menuId : undefined}
        aria-expanded={Boolean(anchor)}
        onClick={event => setAnchor(event.currentTarget)}
      >
        Columns
      </Button>
      <Menu
        id={menuId}
        anchorEl={anchor}
        open={Boolean(anchor)}
        getContentAnchorEl={null}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        onClose={() => setAnchor(undefined)}
        MenuListProps={{ 'aria-label': 'Columns', dense: true }}
      >
        {columns.map(({ id, title, shown }) => (
          <MenuItem
            key={id}
            dense
            role="menuitemcheckbox"
            aria-checked={shown}
            onClick={() => onChoose(id, !shown)}
          >
            <Checkbox
              size="small"
              color="primary"
              checked={shown}
              inputProps={{ 'aria-hidden': true, tabIndex: -1 }}
            />
            {title}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
