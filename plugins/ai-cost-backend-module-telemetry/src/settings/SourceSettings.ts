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

import { readSchedulerServiceTaskScheduleDefinitionFromConfig } from '@backstage/backend-plugin-api';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  ApiClient,
  problemOfBaseUrl,
  problemOfSecret,
  type ApiClientOptions,
} from 'backstage-plugin-ai-cost-node';
import type { Credentials } from './Credentials';
import type { SourceTiming } from './SourceTiming';

const DEFAULT_SCHEDULE = {
  frequency: { minutes: 15 },
  timeout: { minutes: 10 },
};
const MILLISECONDS_PER_HOUR = 3_600_000;

/** One entry of `aiCost.telemetry.sources`, read with messages that name it. */
export class SourceSettings {
  readonly id: string;
  readonly #config: Config;

  static create(config: Config): SourceSettings {
    return new SourceSettings(config);
  }

  private constructor(config: Config) {
    this.#config = config;
    this.id = config.getString('id');
  }

  /**
   * Under which id the source runs, when, and of which hours.
   *
   * @param otherwise - hours, where the configuration has none
   */
  timing(otherwise: { trailing: number; history: number }): SourceTiming {
    return {
      id: this.id,
      schedule: this.#config.has('schedule')
        ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
            this.#config.getConfig('schedule'),
          )
        : DEFAULT_SCHEDULE,
      trailingHours: this.hours('trailing', otherwise.trailing),
      historyHours: this.hours('history', otherwise.history),
    };
  }

  /** A duration in whole hours, rounded up. */
  hours(key: string, otherwise: number): number {
    return this.#config.has(key)
      ? Math.ceil(
          durationToMilliseconds(
            readDurationFromConfig(this.#config, { key }),
          ) / MILLISECONDS_PER_HOUR,
        )
      : otherwise;
  }

  /**
   * A duration in whole seconds, rounded up.
   *
   * @throws InputError when it is none
   */
  seconds(key: string, otherwise: number): number {
    const seconds = this.#config.has(key)
      ? Math.ceil(
          durationToMilliseconds(
            readDurationFromConfig(this.#config, { key }),
          ) / 1000,
        )
      : otherwise;
    if (!(seconds > 0)) {
      throw this.wrong(key, 'is no duration above zero');
    }
    return seconds;
  }

  /** @throws InputError when it is no whole number above zero */
  count(key: string, otherwise: number): number {
    const count = this.#config.getOptionalNumber(key) ?? otherwise;
    if (!Number.isSafeInteger(count) || count < 1) {
      throw this.wrong(key, 'is no whole number above zero');
    }
    return count;
  }

  /** @throws InputError when it is missing or empty */
  text(key: string): string {
    const text = this.optionalText(key);
    if (!text) {
      throw this.wrong(key, 'is missing');
    }
    return text;
  }

  optionalText(key: string): string | undefined {
    return this.#config.getOptionalString(key)?.trim() || undefined;
  }

  /**
   * A secret that is sent in a header.
   *
   * @throws InputError when it could not be sent
   */
  optionalSecret(key: string): string | undefined {
    const secret = this.optionalText(key);
    const problem = secret === undefined ? undefined : problemOfSecret(secret);
    if (problem !== undefined) {
      throw this.wrong(key, problem);
    }
    return secret;
  }

  /** @throws InputError when it is missing or could not be sent */
  secret(key: string): string {
    const secret = this.optionalSecret(key);
    if (secret === undefined) {
      throw this.wrong(key, 'is missing');
    }
    return secret;
  }

  has(key: string): boolean {
    return this.#config.has(key);
  }

  flag(key: string): boolean {
    return this.#config.getOptionalBoolean(key) ?? false;
  }

  list(key: string): string[] | undefined {
    return this.#config.getOptionalStringArray(key);
  }

  /** @throws InputError when the value is not one of them */
  oneOf<T extends string>(key: string, allowed: readonly [T, ...T[]]): T {
    const text = this.optionalText(key) ?? allowed[0];
    const found = allowed.find(each => each === text);
    if (found === undefined) {
      throw this.wrong(key, `is none of ${allowed.join(', ')}`);
    }
    return found;
  }

  /** Entries of a list, to be read in the same way; empty when it is missing. */
  configs(key: string): Config[] {
    return this.#config.getOptionalConfigArray(key) ?? [];
  }

  /**
   * Upper bounds of the buckets of latencies, in seconds.
   *
   * @throws InputError when they do not rise
   */
  bounds(key: string, otherwise: readonly number[]): readonly number[] {
    const bounds = this.#config.getOptional<unknown>(key) ?? otherwise;
    if (
      !Array.isArray(bounds) ||
      bounds.length === 0 ||
      bounds.length > 50 ||
      bounds.some(
        (bound, at) =>
          !Number.isFinite(bound) || bound <= (at === 0 ? 0 : bounds[at - 1]),
      )
    ) {
      throw this.wrong(
        key,
        'is no list of 1 to 50 rising seconds, such as [0.1, 0.5, 1, 5]',
      );
    }
    return bounds;
  }

  /**
   * How to reach the API at `baseUrl`.
   *
   * @throws InputError when the URL is not one, or secrets would be sent to it
   * unencrypted
   */
  client(
    credentials: Credentials,
    limits?: Pick<ApiClientOptions, 'timeout' | 'largestAnswer' | 'retry'>,
  ): ApiClient {
    const baseUrl = this.text('baseUrl');
    const problem = problemOfBaseUrl({
      baseUrl,
      secrets: credentials.secrets,
      allowInsecure: this.flag('allowInsecure'),
    });
    if (problem !== undefined) {
      throw this.wrong('baseUrl', problem);
    }
    return ApiClient.create({
      baseUrl,
      headers: credentials.headers,
      secrets: credentials.secrets,
      timeout: this.#config.has('timeout')
        ? durationToMilliseconds(
            readDurationFromConfig(this.#config, { key: 'timeout' }),
          )
        : undefined,
      ...limits,
    });
  }

  /** An error that names the source and the setting, but never its value. */
  wrong(key: string, what: string): InputError {
    return new InputError(
      `aiCost.telemetry.sources: ${key} of the source "${this.id}" ${what}`,
    );
  }
}
