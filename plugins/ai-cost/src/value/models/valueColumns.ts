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

import {
  TOKEN_CLASSES,
  type ModelValue,
} from 'backstage-plugin-ai-cost-common';
import { TOKEN_CLASS_NAMES } from '../../format/words';
import { VALUE_COLUMNS, type ValueColumn } from '../../state/TabState';

export interface ColumnTitle {
  title: string;
  /** A second, quiet line. */
  of?: string;
}

const TITLES: Record<ValueColumn, ColumnTitle> = {
  model: { title: 'Model' },
  cost: { title: 'Cost' },
  requests: { title: 'Requests' },
  costPerThousandRequests: { title: 'Cost', of: 'per 1,000 requests' },
  input: { title: TOKEN_CLASS_NAMES.input, of: 'per 1,000 tokens' },
  output: { title: TOKEN_CLASS_NAMES.output, of: 'per 1,000 tokens' },
  cache_read: { title: TOKEN_CLASS_NAMES.cache_read, of: 'per 1,000 tokens' },
  cache_write: {
    title: TOKEN_CLASS_NAMES.cache_write,
    of: 'per 1,000 tokens',
  },
  p50: { title: 'p50', of: 'latency' },
  p95: { title: 'p95', of: 'latency' },
  p99: { title: 'p99', of: 'latency' },
  errorRate: { title: 'Errors', of: 'of requests' },
  quality: { title: 'Quality' },
  costPerSuccess: { title: 'Cost', of: 'per good answer' },
};

/** What a column is called. */
export function columnTitle(column: ValueColumn): ColumnTitle {
  return TITLES[column];
}

/** The columns to show: of the classes of tokens, those that a bill prices. */
export function columnsFor(models: ModelValue[]): ValueColumn[] {
  return VALUE_COLUMNS.filter(column => {
    const tokenClass = TOKEN_CLASSES.find(one => one === column);
    return (
      tokenClass === undefined ||
      models.some(({ tokenPrices }) => tokenPrices[tokenClass] !== undefined)
    );
  });
}
