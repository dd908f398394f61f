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
    telemetry?: {
      /** Where telemetry comes from. */
      sources?: Array<{
        /** Unique among telemetry sources: letters, digits, `.`, `_` and `-`. */
        id: string;
        /** `prometheus`, `mlflow`, `langfuse`, `litellm`, `cloudwatch` or `csv`. */
        type: string;
        /** Where the API is; of the types that ask one. */
        baseUrl?: string;
        /**
         * For Prometheus and MLflow: sent as a bearer token.
         *
         * @visibility secret
         */
        token?: string;
        /** For Prometheus and MLflow, with `password`, in place of a token. */
        username?: string;
        /** @visibility secret */
        password?: string;
        /**
         * Sends credentials unencrypted to an `http://` URL of another machine.
         */
        allowInsecure?: boolean;
        /** For Prometheus: sent as `X-Scope-OrgID`, as Mimir wants it. */
        tenant?: string;
        /**
         * For Prometheus: headers that the server, or what is before it, asks for.
         *
         * @deepVisibility secret
         */
        headers?: { [name: string]: string };
        /**
         * For Prometheus: systems whose metrics are read without annotations.
         * Default: all of them.
         */
        conventions?: Array<
          | 'opentelemetry'
          | 'vllm'
          | 'tgi'
          | 'triton'
          | 'kserve'
          | 'litellm'
          | 'dcgm'
        >;
        /**
         * For Prometheus: labels that say what a series is of, the most trusted
         * first. What is given takes the place of the default for this dimension or
         * tag; an empty list reads none.
         */
        labels?: {
          model?: string[];
          provider?: string[];
          environment?: string[];
          operation?: string[];
          account?: string[];
          project?: string[];
          apiKeyId?: string[];
          /** By the key of the tag, as bills have them. */
          tags?: { [tag: string]: string[] };
        };
        /** For Prometheus: series that an answer may have. Default: 5000. */
        maxSeries?: number;
        /** For Prometheus: queries at once. Default: 4. */
        concurrency?: number;
        /**
         * For Prometheus: for one query of an annotation. Default: 20 seconds.
         */
        queryTimeout?: HumanDuration | string;
        /**
         * For MLflow: names of the experiments that are read and may be asked for,
         * `*` for any run of characters. Default: all that the credentials see.
         */
        experiments?: string[];
        /**
         * For MLflow: names of a metric, tag or parameter that says how much was
         * evaluated, the most trusted first. Without one, scores have no sample
         * size.
         */
        sampleSize?: string[];
        /**
         * For MLflow: none that began earlier before a window is looked for.
         * Default: 14 days.
         */
        longestRun?: HumanDuration | string;
        /**
         * For LiteLLM: the master key, or that of an admin.
         *
         * @visibility secret
         */
        apiKey?: string;
        /**
         * For Langfuse and LiteLLM: keys of the tags that say whose a call is.
         * Default: all of them.
         */
        tags?: string[];
        /**
         * For CloudWatch, Langfuse and LiteLLM: upper bounds of the buckets of
         * durations, in seconds. Default: those that OpenTelemetry advises, from
         * 0.01 to 81.92. Sources with the same bounds can be put together.
         */
        bounds?: number[];
        /** For Langfuse: the public key of the project. */
        publicKey?: string;
        /**
         * For Langfuse: the secret key of the project.
         *
         * @visibility secret
         */
        secretKey?: string;
        /**
         * For Langfuse: `observations` reads each call, `metrics` what Langfuse
         * makes of them, which has no latencies and no tags. Default:
         * `observations`.
         */
        read?: 'observations' | 'metrics';
        /**
         * For Langfuse: names of the scores of which lower values are better, `*`
         * for any run of characters.
         */
        lowerIsBetter?: string[];
        /** For CloudWatch: the region whose metrics are read. */
        region?: string;
        /**
         * For CloudWatch: id of the account. Its credentials are those of
         * `aws.accounts`, and endpoints get ARNs by it, as bills have them.
         */
        account?: string;
        /** For CloudWatch: `bedrock`, `sagemaker`. Default: both. */
        services?: string[];
        /** For CloudWatch: where the API is. Default: by the region. */
        endpoint?: string;
        /** For CSV: where the file is. */
        path?: string;
        /**
         * How far back each run of the source reads again, a week at most. Default:
         * by the type.
         */
        trailing?: HumanDuration | string;
        /** How far back the first run of the source reads. Default: by the type. */
        history?: HumanDuration | string;
        /** For one answer of the API. Default: a minute. */
        timeout?: HumanDuration | string;
        /** When to ask. Default: every 15 minutes, with a time-out of 10 minutes. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      }>;
    };
  };
}
