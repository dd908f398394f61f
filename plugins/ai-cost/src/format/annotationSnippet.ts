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

const PLAIN = /^[A-Za-z][\w=,./:*@-]*[\w*/]$/;
const YAML_WORDS = /^(true|false|yes|no|on|off|null)$/i;

/** An annotation as a piece of the entity's YAML, ready to paste. */
export function annotationSnippet(annotation: string, value: string): string {
  return [
    'metadata:',
    '  annotations:',
    `    ${annotation}: ${yamlString(value)}`,
  ].join('\n');
}

/** Like {@link annotationSnippet}, as a block: a query stays free of escapes. */
export function querySnippet(annotation: string, query: string): string {
  return [
    'metadata:',
    '  annotations:',
    `    ${annotation}: |`,
    `      ${query}`,
  ].join('\n');
}

/** Annotations are strings: what YAML would read as something else is quoted. */
function yamlString(value: string): string {
  return PLAIN.test(value) && !YAML_WORDS.test(value)
    ? value
    : JSON.stringify(value);
}
