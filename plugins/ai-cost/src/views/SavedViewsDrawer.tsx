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
import { useLocation } from 'react-router-dom';
import { RequestFailed } from '../components/RequestFailed';
import { SideDrawer } from '../components/SideDrawer';
import type { PortfolioPage } from '../portfolio/links/portfolioPage';
import { SavedViewList } from './SavedViewList';
import { SaveViewForm } from './SaveViewForm';
import { useSavedViews } from './useSavedViews';

const useStyles = makeStyles(
  theme => ({ root: { display: 'grid', gap: theme.spacing(3) } }),
  { name: 'AiCostSavedViewsDrawer' },
);

export interface SavedViewsDrawerProps {
  open: boolean;
  page: PortfolioPage;
  onClose(): void;
}

/** The reader's own views: names for addresses of the page. */
export function SavedViewsDrawer(props: SavedViewsDrawerProps) {
  const { open, page, onClose } = props;
  return (
    <SideDrawer
      open={open}
      title="Saved views"
      subtitle={
        <Typography variant="body2" color="textSecondary">
          Yours alone. To share what is on screen, share its address.
        </Typography>
      }
      onClose={onClose}
    >
      {open && <SavedViews page={page} onOpen={onClose} />}
    </SideDrawer>
  );
}

function SavedViews(props: { page: PortfolioPage; onOpen(): void }) {
  const { page, onOpen } = props;
  const classes = useStyles();
  const search = useLocation().search.replace(/^\?/, '');
  const { request, save, remove } = useSavedViews();
  const { data, error, retry } = request;
  if (error) {
    return (
      <RequestFailed
        error={error}
        what="your saved views"
        forbiddenAdvice="Views are kept for signed-in people."
        onRetry={retry}
      />
    );
  }
  return (
    <div className={classes.root}>
      <SaveViewForm
        taken={data?.map(({ name }) => name) ?? []}
        onSave={name => save({ name, page, search })}
      />
      {data && <SavedViewList views={data} onOpen={onOpen} onRemove={remove} />}
    </div>
  );
}
