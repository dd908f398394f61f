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

import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SourceStatus } from 'backstage-plugin-ai-cost-common';
import type { SourceAlertStore } from '../ledger/sources/SourceAlertStore';
import { sourceCondition, type SourceCondition } from './sourceCondition';
import { sourceNotice } from './sourceNotice';

const TOPIC = 'ai-cost.source';

/** What the watch works with. */
export interface SourceWatchOptions {
  /** The configured sources, as they are now. */
  readSources: () => Promise<SourceStatus[]>;
  alerts: SourceAlertStore;
  notifications: NotificationService;
  events: EventsService;
  /** Refs of the groups and users who are told. */
  recipients: string[];
  logger: LoggerService;
  now?: () => Date;
}

/**
 * Tells the platform team once when a source gets into trouble, once more when it
 * was late and fails now, and once when it is out of it.
 */
export class SourceWatch {
  readonly #options: SourceWatchOptions;

  static create(options: SourceWatchOptions): SourceWatch {
    return new SourceWatch(options);
  }

  private constructor(options: SourceWatchOptions) {
    this.#options = options;
  }

  /**
   * Looks at all sources once.
   *
   * @throws Error when somebody could not be told; the next time tries again
   */
  async run(signal: AbortSignal): Promise<void> {
    const { alerts, readSources, logger } = this.#options;
    const sources = await readSources();
    const known = await alerts.list();
    const failures: unknown[] = [];
    for (const source of sources) {
      signal.throwIfAborted();
      try {
        await this.#follow(source, known.get(source.id));
      } catch (error) {
        logger.warn(
          `Nobody could be told how the billing source ${source.id} fares`,
          error as Error,
        );
        failures.push(error);
      }
    }
    const ids = new Set(sources.map(({ id }) => id));
    for (const id of known.keys()) {
      if (!ids.has(id)) {
        await alerts.remove(id);
      }
    }
    if (failures.length > 0) {
      throw failures[0];
    }
  }

  async #follow(source: SourceStatus, told?: string): Promise<void> {
    const { alerts, now = () => new Date() } = this.#options;
    const condition = sourceCondition(source);
    const { state } = condition;
    // What fails is worse than late; from failing to late nothing is new.
    if (
      (state === 'failing' && told !== 'failing') ||
      (state === 'late' && !told)
    ) {
      await this.#tell(source, condition);
      await alerts.add(source.id, state, now());
    } else if (state === 'well' && told) {
      await this.#tell(source, condition);
      await alerts.remove(source.id);
    }
  }

  async #tell(source: SourceStatus, condition: SourceCondition): Promise<void> {
    const { notifications, events, recipients } = this.#options;
    await notifications.send({
      recipients: { type: 'entity', entityRef: recipients },
      payload: sourceNotice(source, condition),
    });
    await events.publish({
      topic: TOPIC,
      eventPayload: { sourceId: source.id, ...condition },
    });
  }
}
