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
  COUNT_MEASURES,
  HISTOGRAM_MEASURES,
  SCORE_DIRECTIONS,
} from 'backstage-plugin-ai-cost-common';
import type {
  HistogramSample,
  ScoreSample,
  TelemetrySample,
} from 'backstage-plugin-ai-cost-node';

const LONGEST = 1024;
const LONGEST_NAME = 256;
const MOST_TAGS = 50;
const MOST_BUCKETS = 500;
// So that what is added up for years stays a number.
const MOST = 1e15;
// Databases refuse U+0000 and halves of characters.
const NOT_PRINTABLE = /[\p{Cc}\p{Cs}]/u;

/**
 * What is wrong with that of which a sample is, if anything. Texts come from
 * outside, so they are not repeated.
 */
export function problemOfSeries(sample: TelemetrySample): string | undefined {
  switch (sample.kind) {
    case 'count':
      return (
        (isOneOf(COUNT_MEASURES, sample.measure)
          ? undefined
          : 'the measure is unknown') ??
        problemOfUnit(sample.measure, sample.name) ??
        problemOfDimensions(sample)
      );
    case 'histogram':
      return (
        (isOneOf(HISTOGRAM_MEASURES, sample.measure)
          ? undefined
          : 'the measure is unknown') ??
        problemOfBounds(sample.bounds) ??
        problemOfDimensions(sample)
      );
    case 'score':
      return problemOfScoreName(sample) ?? problemOfDimensions(sample);
    default:
      return 'it is neither a count nor a histogram nor a score';
  }
}

/** What is wrong with the figures of a sample, if anything. */
export function problemOfFigure(sample: TelemetrySample): string | undefined {
  switch (sample.kind) {
    case 'count':
      return isAmount(sample.value)
        ? undefined
        : 'the value is no number from 0 to 10^15';
    case 'histogram':
      return problemOfCounts(sample);
    default:
      return problemOfScore(sample);
  }
}

function problemOfUnit(
  measure: string,
  name: string | undefined,
): string | undefined {
  if (measure === 'units') {
    return problemOfName('the unit', name);
  }
  return name === undefined ? undefined : 'only units have a name';
}

function problemOfBounds(bounds: readonly number[]): string | undefined {
  if (bounds.length === 0 || bounds.length > MOST_BUCKETS) {
    return `it has ${bounds.length} bounds of buckets; 1 to ${MOST_BUCKETS} are allowed`;
  }
  const rising = bounds.every(
    (bound, at) =>
      Number.isFinite(bound) && (at === 0 || bound > bounds[at - 1]),
  );
  return rising ? undefined : 'the bounds of its buckets do not rise';
}

function problemOfScoreName(sample: ScoreSample): string | undefined {
  const { name, evaluator, direction } = sample;
  return (
    problemOfName('the score', name) ??
    problemOfName('the evaluator', evaluator) ??
    (isOneOf(SCORE_DIRECTIONS, direction)
      ? undefined
      : 'the direction is neither higher nor lower')
  );
}

function problemOfName(
  what: string,
  name: string | undefined,
): string | undefined {
  if (typeof name !== 'string' || name.trim() === '') {
    return `${what} has no name`;
  }
  return isText(name, LONGEST_NAME)
    ? undefined
    : `the name of ${what} has control characters or more than ${LONGEST_NAME} characters`;
}

function problemOfDimensions({
  dimensions,
  system = '',
}: TelemetrySample): string | undefined {
  if (!isText(system, LONGEST_NAME)) {
    return `the name of its system has control characters or more than ${LONGEST_NAME} characters`;
  }
  const { tags, ...texts } = dimensions;
  const tagged = Object.entries(tags);
  if (tagged.length > MOST_TAGS) {
    return `it has ${tagged.length} tags; ${MOST_TAGS} are allowed`;
  }
  const stated = Object.values(texts).filter(text => text !== undefined);
  const wrong = [...stated, ...tagged.flat()].some(
    text => !isText(text, LONGEST),
  );
  return wrong
    ? `a dimension has control characters or more than ${LONGEST} characters`
    : undefined;
}

function problemOfCounts(sample: HistogramSample): string | undefined {
  const { bounds, counts, sum } = sample;
  if (counts.length !== bounds.length + 1) {
    return `it has ${counts.length} counts for ${bounds.length} bounds, which is not one more`;
  }
  if (!counts.every(isAmount)) {
    return 'a count of a bucket is no number from 0 to 10^15';
  }
  return sum === undefined || isMagnitude(sum)
    ? undefined
    : 'the sum is no number';
}

function problemOfScore(sample: ScoreSample): string | undefined {
  const { value, sampleSize, window } = sample;
  if (!isMagnitude(value)) {
    return 'the score is no number';
  }
  if (sampleSize !== undefined && !(isAmount(sampleSize) && sampleSize > 0)) {
    return 'the sample size is no number above 0';
  }
  return !window || Date.parse(window.from) < Date.parse(window.to)
    ? undefined
    : 'the window of the score does not end after it begins';
}

function isText(text: unknown, longest: number): boolean {
  return (
    typeof text === 'string' &&
    text.length <= longest &&
    !NOT_PRINTABLE.test(text)
  );
}

function isAmount(value: number): boolean {
  return value >= 0 && value <= MOST;
}

function isMagnitude(value: number): boolean {
  return Math.abs(value) <= MOST;
}

function isOneOf(words: readonly string[], word: string): boolean {
  return words.includes(word);
}
