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
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { firstDayOf, isDay, type Day } from 'backstage-plugin-ai-cost-common';
import {
  ApiClient,
  problemOfBaseUrl,
  problemOfSecret,
} from 'backstage-plugin-ai-cost-node';

const DEFAULT_SCHEDULE = {
  frequency: { hours: 3 },
  timeout: { minutes: 30 },
};
const DEFAULT_TRAILING_DAYS = 7;
const MILLISECONDS_PER_DAY = 86_400_000;

/** One entry of `aiCost.sources`, read with messages that name it. */
export class SourceConfig {
  readonly id: string;
  readonly #config: Config;

  static create(config: Config): SourceConfig {
    return new SourceConfig(config);
  }

  private constructor(config: Config) {
    this.#config = config;
    this.id = config.getString('id');
  }

  get schedule(): SchedulerServiceTaskScheduleDefinition {
    return this.#config.has('schedule')
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          this.#config.getConfig('schedule'),
        )
      : DEFAULT_SCHEDULE;
  }

  get completenessLagDays(): number | undefined {
    return this.#config.has('completenessLag')
      ? durationToMilliseconds(
          readDurationFromConfig(this.#config, { key: 'completenessLag' }),
        ) / MILLISECONDS_PER_DAY
      : undefined;
  }

  get trailingDays(): number {
    const days =
      this.#config.getOptionalNumber('trailingDays') ?? DEFAULT_TRAILING_DAYS;
    if (!Number.isInteger(days) || days < 0) {
      throw this.wrong('trailingDays', 'is not a number of days');
    }
    return days;
  }

  get since(): Day {
    const text = this.text('since');
    const day = /^\d{4}-\d{2}$/.test(text) ? firstDayOf(text) : text;
    if (!isDay(day)) {
      throw this.wrong('since', 'is not a day or month; write it as 2026-01');
    }
    return day;
  }

  /** @throws InputError when it is missing or empty */
  text(key: string): string {
    const text = this.#config.getOptionalString(key)?.trim();
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
   * @throws InputError when it is missing, or could not be sent
   */
  secret(key: string): string {
    const secret = this.text(key);
    const problem = problemOfSecret(secret);
    if (problem !== undefined) {
      throw this.wrong(key, problem);
    }
    return secret;
  }

  /** Names to texts, such as accounts by provider; empty when it is missing. */
  texts(key: string): ReadonlyMap<string, string> {
    const config = this.#config.getOptionalConfig(key);
    return new Map(
      (config?.keys() ?? []).map(name => [name, config!.getString(name)]),
    );
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

  /** A list of entries with these texts; empty when it is missing. */
  entries<T extends string>(
    key: string,
    names: readonly T[],
  ): Record<T, string>[] {
    return (this.#config.getOptionalConfigArray(key) ?? []).map(
      entry =>
        Object.fromEntries(
          names.map(name => [name, entry.getString(name)]),
        ) as Record<T, string>,
    );
  }

  list(key: string): string[] | undefined {
    return this.#config.getOptionalStringArray(key);
  }

  /**
   * How to reach the API at `baseUrl`.
   *
   * @throws InputError when the URL is not one, or secrets would be sent to it
   * unencrypted
   */
  client(options: {
    defaultUrl?: string;
    headers: Record<string, string>;
    secrets: readonly string[];
  }): ApiClient {
    const baseUrl = this.optionalText('baseUrl') ?? options.defaultUrl;
    if (baseUrl === undefined) {
      throw this.wrong('baseUrl', 'is missing');
    }
    const problem = problemOfBaseUrl({
      baseUrl,
      secrets: options.secrets,
      allowInsecure: this.#config.getOptionalBoolean('allowInsecure'),
    });
    if (problem !== undefined) {
      throw this.wrong('baseUrl', problem);
    }
    return ApiClient.create({
      baseUrl,
      headers: options.headers,
      secrets: options.secrets,
      timeout: this.#config.has('timeout')
        ? durationToMilliseconds(
            readDurationFromConfig(this.#config, { key: 'timeout' }),
          )
        : undefined,
    });
  }

  /** An error that names the source and the setting, but never its value. */
  wrong(key: string, what: string): InputError {
    return new InputError(
      `aiCost.sources: ${key} of the source "${this.id}" ${what}`,
    );
  }
}
