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

import type { SourceStatus } from 'backstage-plugin-ai-cost-common';
import { Quiet } from '../components/Quiet';
import { formatAgo, formatInstant } from '../format/instant';

/** When the newest delivery came, and when there was last a look for one. */
export function LastDelivery(props: { source: SourceStatus }) {
  const { lastDeliveryAt, lastSuccessAt } = props.source;
  return (
    <>
      {lastDeliveryAt ? (
        <span title={formatInstant(lastDeliveryAt)}>
          {formatAgo(lastDeliveryAt)}
        </span>
      ) : (
        'None yet'
      )}
      <Quiet title={lastSuccessAt && formatInstant(lastSuccessAt)}>
        {lastSuccessAt
          ? `last success ${formatAgo(lastSuccessAt)}`
          : 'never read with success'}
      </Quiet>
    </>
  );
}
