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

import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';
import type { HumanDuration } from '@backstage/types';

export interface Config {
  aiCost?: {
    /** Where bills come from; modules bring types of sources of their own. */
    sources?: Array<{
      /**
       * Stable and unique: letters, digits, `.`, `_` and `-`. History is kept
       * under it.
       */
      id: string;
      /**
       * `custom` for costs that somebody writes down, `usage` for usage that is
       * reported as it happens.
       */
      type: string;
      /**
       * Of type `custom`: a CSV or YAML file; relative to the backend's working
       * directory. Other types may take several.
       */
      path?: string | string[];
      /**
       * Of type `usage`: reporters whose usage is added up, because they tell of
       * different calls, such as `external:model-gateway`. Default: the only one
       * that pushes usage.
       */
      senders?: string[];
      /**
       * Of type `usage`: the currency of usage without an estimated cost, which
       * is no money. Default: `USD`.
       */
      currency?: string;
      /** When to look for changes. Default of `custom` and `usage`: hourly. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    }>;

    attribution?: {
      /**
       * When the catalog and the rules are read, and charges that changed hands
       * are moved. Default: every 5 minutes, with a timeout of 10 minutes.
       */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };

    /** What the allocated part of gross usage is held against. */
    coverage?: {
      /** What you aim at, 0 to 1. Default: 0.9. */
      target?: number;
      /** Lower bounds of the FinOps maturity bands, 0 to 1; they must rise. */
      bands?: {
        /** Default: 0.5. */
        crawl?: number;
        /** Default: 0.8. */
        walk?: number;
        /** Default: 0.9. */
        run?: number;
      };
    };

    /** How cost is shared out among those who use an entity. */
    sharing?: {
      /**
       * When it is weighed who used what, for rules that share out by usage.
       * Default: hourly, with a timeout of 10 minutes. Other weights make all
       * charge lines be asked again whose they are.
       */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };

    /** How new deliveries of billing sources are taken. */
    ingestion?: {
      /**
       * A delivery that has lost more than half of the rows of the visible one
       * is held back until it has stayed the same for this long. Default: 1 hour.
       */
      settleAfter?: HumanDuration | string;
      /**
       * A delivery that was refused, and has not changed since, is read again
       * after this long. Default: 6 hours.
       */
      retryRejectedAfter?: HumanDuration | string;
    };

    /** Which charges count where several sources tell of the same money. */
    reconciliation?: {
      /**
       * Which account of a provider a source means, where it names it otherwise
       * than the bill does, or not at all. Charges of an unknown account do not
       * count on days on which a better source tells of the provider.
       */
      accounts?: Array<{
        /** Such as `openai`, `anthropic`, `aws`, `azure`, `gcp`. */
        provider: string;
        /** As the source names it. Default: the empty text. */
        account?: string | number;
        /** Id of the source. Default: any. */
        source?: string;
        /**
         * The account as the bill names it; the same as `account` for one that is
         * an account of its own.
         */
        is: string | number;
        /** The provider as the bill names it. Default: `provider`. */
        isProvider?: string;
      }>;
      /**
       * Groups of ids of sources of one grade that tell of different calls of
       * the same accounts. Default: of two such sources the first counts.
       */
      addUp?: string[][];
    };

    /**
     * The currency that an organisation reports in, beside those of its bills.
     * Nothing is converted without `report`.
     */
    currency?: {
      /** The reporting currency, such as `USD`. */
      report?: string;
      /**
       * For how many days after its own a rate is used, 0 to 366: there are none
       * of weekends and holidays. Default: 7.
       */
      validDays?: number;
      /** Rates that go before those of files. */
      rates?: Array<{
        from: string;
        to: string;
        /** A day like 2026-11-01. */
        date: string;
        /** Units of `to` for one unit of `from`, as text: `'1.0923'`. */
        rate: string | number;
      }>;
      /**
       * A CSV file with the columns from, to, date and rate; relative to the
       * backend's working directory, read every hour.
       */
      file?: string;
      /** Euro reference rates of the European Central Bank. */
      ecb?: {
        /**
         * As it publishes them: `eurofxref-hist.csv`, `eurofxref-daily.xml` or a
         * longer one; relative to the backend's working directory, read every
         * hour.
         */
        file?: string;
      };
    };

    /**
     * What the organisation says of vendors, services and models, for **Sprawl**
     * and **Models**. Each entry is about one of them; case does not matter.
     */
    approvals?: Array<{
      /**
       * Who sells it, as bills name them: alone, or to narrow a service or model.
       * `*` stands for any characters.
       */
      vendor?: string;
      /** A service, as bills name it; `*` stands for any characters. */
      service?: string;
      /** A canonical model id; `*` stands for any characters. */
      model?: string;
      status: 'approved' | 'tolerated' | 'unapproved';
      /**
       * A day like '2026-11-01', in quotes. From then on its use is of something
       * at its end of life.
       */
      endOfLife?: string;
      /** What to use instead, for people. */
      successor?: string;
      /** For people. */
      note?: string;
    }>;

    /**
     * Prices that were agreed, for estimates of what is reported without one. The
     * first entry that fits counts; the public list where none does.
     */
    prices?: Array<{
      /** As usage events name it: `gen_ai.provider.name`. */
      provider: string;
      /** As usage events name it; `*` stands for any characters. */
      model: string;
      /** First day, like 2026-11-01. Default: any. */
      from?: string;
      /** Last day. Default: any. */
      to?: string;
      /**
       * Prices of a million tokens, as text: `'2.50'`. Without any of the four,
       * the public prices count.
       */
      inputPerMillion?: string | number;
      outputPerMillion?: string | number;
      cacheReadPerMillion?: string | number;
      cacheWritePerMillion?: string | number;
      /** 0 to 100, taken off the prices, or off the public ones. */
      discountPercent?: string | number;
      /** Of the prices, such as `USD`; needed with them. */
      currency?: string;
    }>;

    notifications?: {
      /**
       * Who is told, once, when a billing source fails or is late, and when it is
       * well again: refs of groups and users. Needs the notifications backend of
       * Backstage. Default: nobody.
       */
      platformTeam?: string | string[];
    };

    /**
     * What owners are told of their spend once a week, through the notifications
     * of Backstage.
     */
    digest?: {
      /** Whether they are told. Default: false. */
      enabled?: boolean;
      /**
       * When. Default: on Mondays at seven (`0 7 * * 1`, in the time zone of the
       * backend), with a timeout of 30 minutes.
       */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      /** Refs of owners that are told nothing, such as `group:default/search`. */
      exclude?: string[];
    };

    retention?: {
      /**
       * How long the charges of a replaced delivery are kept. Its totals stay
       * in any case, for the history of restatements. Default: not at all.
       */
      supersededDeliveries?: HumanDuration | string;
    };

    /** Usage as it is reported, by the hour. */
    usage?: {
      /**
       * How long hours, and the ids of events, are kept; older events are
       * refused. 49 hours or more. Default: 35 days.
       */
      retention?: HumanDuration | string;
    };

    /** How AI performs, how good it is and what it produces. */
    telemetry?: {
      /**
       * How long hours, and the ids of pushed events, are kept; older events are
       * refused. 8 days or more. Default: 35 days.
       */
      keepHours?: HumanDuration | string;
      /** How long days, and runs of training, are kept. Default: 3 years. */
      keepDays?: HumanDuration | string;
    };
  };
}
