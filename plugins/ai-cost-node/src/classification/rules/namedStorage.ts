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

import type { ResourceRule } from '../ResourceRule';

const STORAGE =
  /\bs3\b|simple storage|cloud storage|blob|storage accounts?|file system|data lake|opensearch/i;

/** Names that people give to what models are made of. */
const AI_NAME =
  /(?:^|[^a-z0-9])(?:sagemaker|bedrock|vertex-?ai|mlflow|mlops|llm|rag|embeddings?|vectors|vector-?(?:store|db|index|search)|training-?(?:data|sets?|runs?)|fine-?tun(?:e|ing)|(?:ml|model)-?(?:artifacts?|weights|registry|checkpoints?|models?|data|training|features?)|feature-?store)(?![a-z0-9])/i;

export const namedStorage: ResourceRule = {
  id: 'ai-storage',
  description: 'Storage whose name says that it holds data of models',
  match({ serviceCategory, serviceName, resourceName, resourceId }) {
    if (!/^storage$/i.test(serviceCategory) && !STORAGE.test(serviceName)) {
      return undefined;
    }
    const name = [resourceName, resourceId].find(
      text => text && AI_NAME.test(text.slice(0, 500)),
    );
    return name
      ? { ai: true, workload: 'data', evidence: `Resource ${name}` }
      : undefined;
  },
};
