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
 * Prices and amounts are whole numbers of picos (10^-12) of the billing
 * currency, quantities whole thousandths of the priced unit.
 */
export type Pico = bigint;

/** What one priced unit costs on each basis. */
export interface Price {
  readonly list: Pico;
  readonly contracted: Pico;
  readonly billed: Pico;
  readonly effective: Pico;
}

/**
 * A price as the bill has it without a commitment.
 *
 * @param nanos - public price in 10^-9 of the currency
 * @param discount - negotiated, in thousandths
 */
export function onDemand(nanos: number, discount = 0): Price {
  const contracted = (BigInt(nanos) * BigInt(1000 - discount)) / 1000n;
  return {
    list: picos(BigInt(nanos)),
    contracted: picos(contracted),
    billed: picos(contracted),
    effective: picos(contracted),
  };
}

/**
 * A price that a commitment has paid already: nothing is billed, and the
 * commitment's share is the effective cost.
 *
 * @param nanos - public price in 10^-9 of the currency
 * @param committed - price under the commitment, in thousandths of it
 */
export function underCommitment(nanos: number, committed: number): Price {
  return {
    list: picos(BigInt(nanos)),
    contracted: picos(BigInt(nanos)),
    billed: 0n,
    effective: picos((BigInt(nanos) * BigInt(committed)) / 1000n),
  };
}

/**
 * What a quantity costs, exactly: prices are whole nanos, so a thousandth of a
 * unit is a whole number of picos.
 *
 * @param thousandths - of the priced unit
 */
export function costOf(price: Pico, thousandths: number): Pico {
  return (price * BigInt(thousandths)) / 1000n;
}

function picos(nanos: bigint): Pico {
  return nanos * 1000n;
}
