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

/**
 * Who called a model, as an id that names no person, as SQL.
 *
 * @remarks
 * A role stays, for an application has one. What stands behind it is the name of
 * a session, which is a person's address where people sign on; it is left out,
 * as are names of federated users and everything with an `@`.
 *
 * @param principal - ARN of an IAM principal, as SQL
 */
export function principalSql(principal: string): string {
  const replacements: [pattern: string, kept: string][] = [
    [String.raw`(:assumed-role/[^/]+)/.*$`, String.raw`\1`],
    [String.raw`(:federated-user)/.*$`, String.raw`\1`],
    [String.raw`[^/:]*@.*$`, ''],
  ];
  return replacements.reduce(
    (sql, [pattern, kept]) => `regexp_replace(${sql}, '${pattern}', '${kept}')`,
    principal,
  );
}
