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
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { PORTFOLIO_DIMENSIONS } from 'backstage-plugin-ai-cost-common';
import { RemovableChip } from '../../components/RemovableChip';
import { DIMENSION_NAMES } from '../../format/words';
import {
  PORTFOLIO_PAGE_TITLES,
  type PortfolioPage,
} from '../links/portfolioPage';
import { portfolioName, type Titles } from '../portfolioName';
import { isFiltered, without } from '../state/filters';
import type { ChosenFilters } from '../state/PortfolioState';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      fontSize: theme.typography.pxToRem(13),
      '& .MuiChip-root': { margin: 0, maxWidth: '100%' },
    },
    clear: { textTransform: 'none', padding: theme.spacing(0, 0.5) },
    also: {
      display: 'inline-flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 1),
      marginLeft: theme.spacing(1),
    },
  }),
  { name: 'AiCostFilterChips' },
);

export interface FilterChipsProps {
  filters: ChosenFilters;
  titles?: Titles;
  /** Other screens that can show what the filters keep. */
  alsoIn?: { page: PortfolioPage; link: string }[];
  onChange(filters: ChosenFilters): void;
}

/** What the figures are narrowed to; each filter can be taken away. */
export function FilterChips(props: FilterChipsProps) {
  const { filters, titles, alsoIn = [], onChange } = props;
  const classes = useStyles();
  if (!isFiltered(filters)) {
    return null;
  }
  return (
    <div className={classes.root} role="group" aria-label="Filters">
      {PORTFOLIO_DIMENSIONS.flatMap(dimension =>
        (filters[dimension] ?? []).map(value => (
          <RemovableChip
            key={`${dimension} ${value}`}
            label={`${DIMENSION_NAMES[dimension]}: ${portfolioName(
              dimension,
              value,
              titles,
            )}`}
            onRemove={() => onChange(without(filters, dimension, value))}
          />
        )),
      )}
      <Button
        size="small"
        color="primary"
        className={classes.clear}
        onClick={() => onChange({})}
      >
        Clear all
      </Button>
      {alsoIn.length > 0 && (
        <span className={classes.also}>
          The same in
          {alsoIn.map(({ page, link }) => (
            <Link key={page} to={link}>
              {PORTFOLIO_PAGE_TITLES[page]}
            </Link>
          ))}
        </span>
      )}
    </div>
  );
}
