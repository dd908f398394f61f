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

import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import CloseIcon from '@material-ui/icons/Close';
import { useId, type ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    paper: {
      width: 'min(760px, 100vw)',
      display: 'flex',
      flexDirection: 'column',
    },
    header: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(2),
      padding: theme.spacing(2, 2, 2, 3),
      borderBottom: `1px solid ${theme.palette.divider}`,
      [theme.breakpoints.down('xs')]: { padding: theme.spacing(2) },
    },
    heading: { flex: 1, minWidth: 0 },
    title: {
      fontSize: theme.typography.pxToRem(18),
      fontWeight: theme.typography.fontWeightBold as number,
      overflowWrap: 'anywhere',
    },
    content: {
      flex: 1,
      minHeight: 0,
      overflowY: 'auto',
      padding: theme.spacing(2, 3, 4),
      [theme.breakpoints.down('xs')]: { padding: theme.spacing(2) },
    },
  }),
  { name: 'AiCostSideDrawer' },
);

export interface SideDrawerProps {
  open: boolean;
  title: string;
  subtitle?: ReactNode;
  onClose(): void;
  children: ReactNode;
}

/**
 * Details beside what they belong to. It takes the focus, keeps it while it is
 * open, gives it back, and closes with Escape.
 */
export function SideDrawer(props: SideDrawerProps) {
  const { open, title, subtitle, onClose, children } = props;
  const classes = useStyles();
  const titleId = useId();
  const still = useMediaQuery('(prefers-reduced-motion: reduce)');
  return (
    <Drawer
      anchor="right"
      open={open}
      onClose={onClose}
      transitionDuration={still ? 0 : undefined}
      classes={{ paper: classes.paper }}
      PaperProps={
        // `Paper` hands these on to its element, but its type names few of them.
        {
          role: 'dialog',
          'aria-modal': true,
          'aria-labelledby': titleId,
        } as object
      }
    >
      <div className={classes.header}>
        <div className={classes.heading}>
          <Typography id={titleId} component="h2" className={classes.title}>
            {title}
          </Typography>
          {subtitle}
        </div>
        <IconButton size="small" aria-label="Close" onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </div>
      <div className={classes.content}>{children}</div>
    </Drawer>
  );
}
