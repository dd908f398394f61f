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
import { useState } from 'react';
import { governanceApiRef } from '../api/governanceApiRef';
import { ConfirmDialog } from '../components/ConfirmDialog';

export interface DeleteShareDialogProps {
  /** Undefined: closed. */
  entityRef?: string;
  onClose(): void;
  onDeleted(entityRef: string): void;
}

/** Asks before a rule of the page is taken away. */
export function DeleteShareDialog(props: DeleteShareDialogProps) {
  const { entityRef, onClose, onDeleted } = props;
  const api = useApi(governanceApiRef);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const remove = async (ref: string) => {
    setBusy(true);
    setError(undefined);
    try {
      await api.deleteShare(ref);
      onDeleted(ref);
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setBusy(false);
    }
  };
  if (entityRef === undefined) {
    return null;
  }
  return (
    <ConfirmDialog
      open
      title="Return to the annotation?"
      confirm={busy ? 'Removing…' : 'Remove the rule'}
      busy={busy}
      error={error}
      onClose={() => {
        setError(undefined);
        onClose();
      }}
      onConfirm={() => remove(entityRef)}
    >
      The rule that was saved here for {entityRef} is removed. Its annotation
      ai-cost/share holds again; if it has none, all of the cost stays with it.
      It takes effect with the next attribution run.
    </ConfirmDialog>
  );
}
