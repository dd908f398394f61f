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

import { meterText } from '../meterText';
import type { ServiceRule } from '../ServiceRule';

const PRODUCT =
  /\b(?:pinecone|weaviate|qdrant|zilliz|milvus|chroma|azure ai search|s3 vectors|vector search)\b/i;
const SEARCH = /opensearch|elasticsearch|azure cognitive search/i;
const VECTORS = /vector|knn|embedding/i;

export const vectorStores: ServiceRule = {
  id: 'vector-store',
  description: 'Vector databases, and search services that meter vectors',
  match(charge) {
    const names: [column: string, name: string | undefined][] = [
      ['ServiceProviderName', charge.serviceProviderName],
      ['PublisherName', charge.publisherName],
      ['ServiceName', charge.serviceName],
    ];
    const seen =
      names.find(([, name]) => name && PRODUCT.test(name)) ??
      readMeter(charge.serviceName, meterText(charge));
    return (
      seen && {
        ai: true,
        workload: 'data',
        evidence: seen.join(' '),
      }
    );
  },
};

function readMeter(
  serviceName: string,
  meter: string,
): [string, string] | undefined {
  const found =
    /\bs3[ -]?vectors?\b/i.exec(meter)?.[0] ??
    (SEARCH.test(serviceName) ? VECTORS.exec(meter)?.[0] : undefined);
  return found ? ['Meter', found] : undefined;
}
