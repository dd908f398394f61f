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
import BookmarkIcon from '@material-ui/icons/BookmarkBorder';
import { useState } from 'react';
import type { PortfolioPage } from '../portfolio/links/portfolioPage';
import { SavedViewsDrawer } from './SavedViewsDrawer';

const useStyles = makeStyles(
  { button: { textTransform: 'none' } },
  { name: 'AiCostSavedViewsMenu' },
);

/** Opens the reader's own views, and keeps what is on screen as one. */
export function SavedViewsMenu(props: { page: PortfolioPage }) {
  const { page } = props;
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        className={classes.button}
        startIcon={<BookmarkIcon />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        Views
      </Button>
      <SavedViewsDrawer
        open={open}
        page={page}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
