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

import { InputError } from '@backstage/errors';
import type { TelemetrySample } from 'backstage-plugin-ai-cost-node';

const EXAMPLE = 'units{component="trip-assistant"}';
const MOST_CHARACTERS = 1_000;
const NAME = /^\s*([a-z_]+)\s*(?:\{([^{}]*)\})?\s*$/;
const LABEL = /^\s*([a-z_]+)\s*=\s*"([^"]*)"\s*(?:,|$)/;

/**
 * The query language of the sample: a measure or score, and labels that have to
 * be equal, as in Prometheus, but no functions.
 */
export class SampleSelector {
  /** Of the measure or score. */
  readonly name: string;
  readonly #labels: readonly (readonly [name: string, value: string])[];

  /** @throws InputError that says how to write it */
  static parse(expression: string): SampleSelector {
    const [, name, text = ''] =
      NAME.exec(expression.slice(0, MOST_CHARACTERS)) ?? [];
    if (name === undefined || expression.length > MOST_CHARACTERS) {
      throw unreadable();
    }
    const labels: [string, string][] = [];
    let rest = text;
    while (rest.trim() !== '') {
      const [read, label, value] = LABEL.exec(rest) ?? [];
      if (read === undefined) {
        throw unreadable();
      }
      labels.push([label, value]);
      rest = rest.slice(read.length);
    }
    return new SampleSelector(name, labels);
  }

  private constructor(
    name: string,
    labels: readonly (readonly [string, string])[],
  ) {
    this.name = name;
    this.#labels = labels;
  }

  matches(sample: TelemetrySample): boolean {
    const labels = labelsOf(sample);
    return (
      nameOf(sample) === this.name &&
      this.#labels.every(([label, value]) => labels.get(label) === value)
    );
  }
}

/** What a sample is called in a query: the measure, or the name of the score. */
export function nameOf(sample: TelemetrySample): string {
  return sample.kind === 'score' ? sample.name : sample.measure;
}

/** What a query tells samples of a name apart by. */
export function labelsOf(sample: TelemetrySample): Map<string, string> {
  const { model, environment, operation, tags } = sample.dimensions;
  const labels = {
    ...tags,
    ...{ model, environment, operation },
    unit: sample.kind === 'count' ? sample.name : undefined,
  };
  return new Map(
    Object.entries(labels).flatMap(([label, value]) =>
      value === undefined ? [] : [[label, value]],
    ),
  );
}

function unreadable(): InputError {
  return new InputError(
    `The sample knows no functions: write a measure and labels, such as ${EXAMPLE}`,
  );
}
