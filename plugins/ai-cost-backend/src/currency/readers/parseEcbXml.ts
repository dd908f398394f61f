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
import {
  isCurrencyCode,
  isDay,
  parseDecimal,
} from 'backstage-plugin-ai-cost-common';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import type { RateList } from './RateList';
import { isRate, WRONG_DAY, WRONG_RATE } from './readRate';

/** Days in a cube, and each day's currencies in cubes of it. */
const envelope = z.object({
  Envelope: z.object({
    Cube: z.object({
      Cube: z.array(
        z.object({
          time: z.string(),
          Cube: z.array(z.object({ currency: z.string(), rate: z.string() })),
        }),
      ),
    }),
  }),
});

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseAttributeValue: false,
  // The format has none, and others use them to make a small file large.
  processEntities: false,
  isArray: (_name, path) =>
    /^Envelope\.Cube\.Cube(\.Cube)?$/.test(String(path)),
});

/**
 * Reads `eurofxref-daily.xml` and its longer siblings.
 *
 * @throws InputError when the file has another form
 */
export function parseEcbXml(text: string, file: string): RateList {
  const list: RateList = { rates: [], problems: [] };
  for (const { time: day, Cube } of daysOf(text, file)) {
    const where = `${file}, ${nameOf(day)}`;
    if (!isDay(day)) {
      list.problems.push(`${where}: time ${WRONG_DAY}`);
      continue;
    }
    for (const { currency: quote, rate } of Cube) {
      if (!isCurrencyCode(quote)) {
        list.problems.push(
          `${where}, ${nameOf(quote)}: currency must be a code like USD`,
        );
      } else if (isRate(rate)) {
        list.rates.push({
          base: 'EUR',
          quote,
          day,
          rate: parseDecimal(rate),
          source: 'ECB',
        });
      } else {
        list.problems.push(`${where}, ${quote}: rate ${WRONG_RATE}`);
      }
    }
  }
  return list;
}

function daysOf(text: string, file: string) {
  let cause: unknown;
  try {
    const parsed = envelope.safeParse(parser.parse(text, true));
    if (parsed.success) {
      return parsed.data.Envelope.Cube.Cube;
    }
    cause = parsed.error;
  } catch (error) {
    cause = error;
  }
  throw new InputError(
    `${file}: the file is not the XML of the European Central Bank; take eurofxref-daily.xml or eurofxref-hist.xml as it is published`,
    cause,
  );
}

/** A word of the file that is fit for a message. */
function nameOf(text: string): string {
  return text.slice(0, 20).replace(/\p{Cc}/gu, '?');
}
