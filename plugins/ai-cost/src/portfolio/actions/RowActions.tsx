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
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import OpenIcon from '@material-ui/icons/ArrowForward';
import LinesIcon from '@material-ui/icons/ReceiptOutlined';

const useStyles = makeStyles(
  theme => ({
    icon: { padding: theme.spacing(0.5), color: theme.palette.text.secondary },
  }),
  { name: 'AiCostRowActions' },
);

export interface RowActionsProps {
  /** What the row is of. */
  name: string;
  /** Its own AI Cost tab, where it has one. */
  link?: string;
  onLines(): void;
}

/** What a row leads to beside a filter: its charge lines, and its own tab. */
export function RowActions(props: RowActionsProps) {
  const { name, link, onLines } = props;
  const classes = useStyles();
  return (
    <>
      <IconButton
        className={classes.icon}
        aria-label={`Charge lines of ${name}`}
        title="Charge lines"
        onClick={onLines}
      >
        <LinesIcon fontSize="small" />
      </IconButton>
      {link && (
        <IconButton
          className={classes.icon}
          component={Link}
          to={link}
          aria-label={`AI costs of ${name}`}
          title="AI costs"
        >
          <OpenIcon fontSize="small" />
        </IconButton>
      )}
    </>
  );
}
