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
    /** Where bills come from. */
    sources?: Array<{
      /**
       * Stable and unique: letters, digits, `.`, `_` and `-`. History is kept
       * under it.
       */
      id: string;
      /**
       * `openai`, `anthropic`, `openrouter`, `litellm`, `langfuse` or `opencost`
       * for the API of that name; other modules bring other types.
       */
      type: string;
      /**
       * What the API wants to see: an admin key for OpenAI and Anthropic, a
       * management key for OpenRouter, the master or an admin key for LiteLLM.
       *
       * @visibility secret
       */
      apiKey?: string;
      /** Of the project at Langfuse, with `secretKey`. */
      publicKey?: string;
      /**
       * Of the project at Langfuse.
       *
       * @visibility secret
       */
      secretKey?: string;
      /**
       * Where the API is. Default: the provider's own address; LiteLLM, Langfuse
       * and OpenCost have none.
       */
      baseUrl?: string;
      /**
       * Sends credentials also to an `http://` address that is another machine's,
       * such as a gateway in the same cluster. Default: false.
       */
      allowInsecure?: boolean;
      /**
       * Id of the paying organization, as the bill names it. Sources of the same
       * account are told from each other by it.
       */
      account?: string;
      /**
       * For LiteLLM: the paying account of each provider, such as
       * `bedrock: '123456789012'`.
       */
      accounts?: { [provider: string]: string };
      /**
       * For Langfuse, whose traces do not say who was called: provider and
       * account by the name of the model.
       */
      models?: Array<{
        /** Name of the model; `*` for any run of characters. */
        match: string;
        /** Who was called, as the bill names it. */
        provider: string;
        /** Id of the paying account, as the bill names it. */
        account: string;
      }>;
      /**
       * For LiteLLM: `logs` reads each call, with its tags; `daily` reads days by
       * key and model, for gateways with very many calls. Default: `logs`.
       */
      read?: 'logs' | 'daily';
      /**
       * For OpenCost: `allocation` reads what containers used; `inference` reads
       * what served models cost. Default: `allocation`.
       */
      cost?: 'allocation' | 'inference';
      /**
       * For OpenCost: the provider that bills the cluster's nodes, as the bill
       * names it.
       */
      provider?: string;
      /**
       * For OpenCost: labels that become tags, written as OpenCost writes them
       * (`app_kubernetes_io_name`). Default: `app`.
       */
      labels?: string[];
      /** For OpenCost: the label that names the model which a container serves. */
      modelLabel?: string;
      /** For OpenCost: what it counts in. Default: `USD`. */
      currency?: string;
      /**
       * For OpenAI, Anthropic and LiteLLM: also reads usage by the hour, every 15
       * minutes.
       */
      hourlyUsage?: boolean;
      /** First day or month to read, such as `2026-01`. */
      since?: string;
      /**
       * Days after its end for which a month is read again. Default: 7.
       */
      trailingDays?: number;
      /** For one answer of the API. Default: a minute. */
      timeout?: HumanDuration | string;
      /** When to ask. Default: every three hours, with a time-out of 30 minutes. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      /** After how long a day's charges no longer change. Default: by the API. */
      completenessLag?: HumanDuration | string;
    }>;
  };
}
