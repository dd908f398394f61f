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
import { useRouteRef } from '@backstage/core-plugin-api';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import DeleteIcon from '@material-ui/icons/DeleteOutlined';
import type { SavedView } from 'backstage-plugin-ai-cost-common';
import { Quiet } from '../components/Quiet';
import { formatAgo } from '../format/instant';
import {
  PORTFOLIO_PAGE_TITLES,
  PORTFOLIO_PAGES,
} from '../portfolio/links/portfolioPage';
import { rootRouteRef } from '../routes';
import { oneOf } from '../state/oneOf';

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, padding: 0, listStyle: 'none' },
    item: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(1, 0),
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    view: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'AiCostSavedViewList' },
);

export interface SavedViewListProps {
  views: readonly SavedView[];
  onOpen(): void;
  onRemove(id: string): void;
}

/** Views to open and to delete. */
export function SavedViewList(props: SavedViewListProps) {
  const { views, onOpen, onRemove } = props;
  const classes = useStyles();
  const root = useRouteRef(rootRouteRef);
  if (views.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        None yet. Choose a period and filters, and give them a name.
      </Typography>
    );
  }
  return (
    <ul className={classes.list} aria-label="Saved views">
      {views.map(({ id, name, page, search, savedAt }) => {
        // A view may be of a screen that this version does not have.
        const known = oneOf(PORTFOLIO_PAGES, page);
        return (
          <li key={id} className={classes.item}>
            <div className={classes.view}>
              {known ? (
                <Link
                  to={`${root()}/${known}${search && `?${search}`}`}
                  onClick={onOpen}
                >
                  {name}
                </Link>
              ) : (
                name
              )}
              <Quiet>
                {known ? PORTFOLIO_PAGE_TITLES[known] : page}, saved{' '}
                {formatAgo(savedAt)}
              </Quiet>
            </div>
            <IconButton
              size="small"
              aria-label={`Delete the view ${name}`}
              onClick={() => onRemove(id)}
            >
              <DeleteIcon fontSize="small" />
            </IconButton>
          </li>
        );
      })}
    </ul>
  );
}
