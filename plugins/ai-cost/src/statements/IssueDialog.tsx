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

import { useApi } from '@backstage/core-plugin-api';
import type { Month, StatementMonth } from 'backstage-plugin-ai-cost-common';
import { useState } from 'react';
import { governanceApiRef } from '../api/governanceApiRef';
import { ConfirmDialog } from '../components/ConfirmDialog';
import { formatMonth } from '../format/day';
import { formatCount } from '../format/quantity';

export interface IssueDialogProps {
  /** Undefined: closed. */
  month?: StatementMonth;
  onClose(): void;
  onIssued(month: Month): void;
}

/** Asks before a month's statements are issued: they stay as they are. */
export function IssueDialog({ month, onClose, onIssued }: IssueDialogProps) {
  const api = useApi(governanceApiRef);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const close = () => {
    setError(undefined);
    onClose();
  };
  const issue = async (which: Month) => {
    setBusy(true);
    setError(undefined);
    try {
      await api.issueStatements(which);
      onIssued(which);
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setBusy(false);
    }
  };
  if (!month) {
    return null;
  }
  return (
    <ConfirmDialog
      open
      title={`Issue the statements of ${formatMonth(month.month)}?`}
      confirm={busy ? 'Issuing…' : 'Issue them'}
      busy={busy}
      error={error}
      onClose={close}
      onConfirm={() => issue(month.month)}
    >
      {formatCount(month.open.length, 'statement is', 'statements are')} issued
      to their teams. None of them can be changed or taken back: what later
      bills correct goes into the statements of the next month.
    </ConfirmDialog>
  );
}
