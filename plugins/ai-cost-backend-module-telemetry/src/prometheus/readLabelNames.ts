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

import type { Config } from '@backstage/config';
import type { SourceSettings } from '../settings/SourceSettings';
import { DEFAULT_LABELS, MAPPED, type LabelNames } from './LabelMapping';

/** With dots, as Prometheus 3 can keep them. */
const LABEL = /^[A-Za-z_][\w.]*$/;

/**
 * Reads `labels`: what is given for a dimension or a tag takes the place of the
 * default.
 *
 * @throws InputError when it names no dimension, or what is no label
 */
export function readLabelNames(
  settings: SourceSettings,
  config: Config,
): LabelNames {
  const given = config.getOptionalConfig('labels');
  if (!given) {
    return DEFAULT_LABELS;
  }
  const unknown = given
    .keys()
    .find(key => key !== 'tags' && !MAPPED.some(each => each === key));
  if (unknown !== undefined) {
    throw settings.wrong(
      'labels',
      `has a key that is none of ${[...MAPPED, 'tags'].join(', ')}`,
    );
  }
  const read = (from: Config, key: string): string[] => {
    const names = from.getStringArray(key);
    if (!names.every(name => LABEL.test(name) && name.length <= 128)) {
      throw settings.wrong(
        'labels',
        `has what is no label of Prometheus, for ${key}`,
      );
    }
    return names;
  };
  const dimensions = { ...DEFAULT_LABELS.dimensions };
  for (const key of MAPPED) {
    if (given.has(key)) {
      dimensions[key] = read(given, key);
    }
  }
  const tags = given.getOptionalConfig('tags');
  return {
    dimensions,
    tags: {
      ...DEFAULT_LABELS.tags,
      ...Object.fromEntries(
        (tags?.keys() ?? []).map(key => [key, read(tags!, key)]),
      ),
    },
  };
}
