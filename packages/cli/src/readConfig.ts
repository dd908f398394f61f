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

import path from 'node:path';
import { Config, ConfigReader } from '@backstage/config';

/**
 * Reads an app-config.yaml as Backstage does, with its includes and environment
 * variables. Without a file the configuration is empty.
 *
 * @throws when the file is missing or malformed
 */
export async function readConfig(options: {
  file?: string;
  cwd: string;
}): Promise<Config> {
  const { file, cwd } = options;
  if (file === undefined) {
    return new ConfigReader({});
  }
  // Only needed, and slow to load, when there is a file.
  const { ConfigSources, FileConfigSource } = await import(
    '@backstage/config-loader'
  );
  const config = await ConfigSources.toConfig(
    FileConfigSource.create({ path: path.resolve(cwd, file) }),
  );
  config.close();
  return config;
}
