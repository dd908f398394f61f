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

import { optionalCount } from 'backstage-plugin-ai-cost-node';
import { z } from 'zod';
import { readRoundedDecimal } from './readRoundedDecimal';

const LARGEST_QUANTITY = 1e18;

/** Money, as a number or a text, in attos. */
export const money = amount(0);

/** Money in cents, in attos. */
export const cents = amount(-2);

/** How many of something: never negative. */
export const quantity = z.string().transform((text, context) => {
  const value = Number(text);
  if (!(text.trim() !== '' && value >= 0 && value < LARGEST_QUANTITY)) {
    context.addIssue('is not a quantity');
    return z.NEVER;
  }
  return value;
});

/** A quantity that may be absent or null. */
export const optionalQuantity = quantity
  .nullish()
  .transform(value => value ?? undefined);

/** Marks what is wrong with a cell that its row counts without. */
const DISPENSABLE = { dispensable: true };

/** A count beside money: a bad one is unknown, and takes no money with it. */
export const dispensableCount = dispensable(optionalCount);

/** A quantity beside money: a bad one is unknown, and takes no money with it. */
export const dispensableQuantity = dispensable(optionalQuantity);

/** Whether a row counts without the cell that is wrong. */
export function isDispensable(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'custom' && issue.params === DISPENSABLE;
}

function dispensable<T>(schema: z.ZodType<T>) {
  return z
    .unknown()
    .optional()
    .transform((value, context) => {
      const read = schema.safeParse(value);
      if (!read.success) {
        const { message } = read.error.issues[0];
        context.addIssue({ code: 'custom', message, params: DISPENSABLE });
        return z.NEVER;
      }
      return read.data;
    });
}

function amount(exponent: number) {
  return z.string().transform((text, context) => {
    try {
      return readRoundedDecimal(text, exponent);
    } catch {
      context.addIssue('is not a decimal number');
      return z.NEVER;
    }
  });
}
