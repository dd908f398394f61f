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

import type {
  PortfolioQuery,
  ShareRule,
} from 'backstage-plugin-ai-cost-common';
import Typography from '@material-ui/core/Typography';
import { SideDrawer } from '../../components/SideDrawer';
import { ShareRuleEditor } from './ShareRuleEditor';

export interface ShareRuleDrawerProps {
  open: boolean;
  /** The rule to change; undefined for a new one. */
  rule?: ShareRule;
  query: PortfolioQuery;
  currency?: string;
  onClose(): void;
  onSaved(entityRef: string): void;
}

/** A rule to change or to make, with what it would have done. */
export function ShareRuleDrawer(props: ShareRuleDrawerProps) {
  const { open, rule, onClose } = props;
  return (
    <SideDrawer
      open={open}
      title={
        rule ? `Divide the cost of ${rule.entityRef}` : 'Divide another cost'
      }
      subtitle={
        <Typography variant="body2" color="textSecondary">
          Nothing changes until you save. A rule of this page wins over the
          annotation ai-cost/share.
        </Typography>
      }
      onClose={onClose}
    >
      {open && <ShareRuleEditor key={rule?.entityRef} {...props} />}
    </SideDrawer>
  );
}
