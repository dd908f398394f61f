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

export interface Config {
  aiCost?: {
    /** Which tags of a bill tell what. Keys are compared without case. */
    tags?: {
      /**
       * Keys of tags whose value is the name or ref of an entity, in order.
       * Default: backstage.io/entity, component, service, application, app.
       */
      entity?: string[];
      /**
       * Keys of tags whose value is the environment, in order.
       * Default: environment, env, stage.
       */
      environment?: string[];
      /**
       * Keys of tags whose value is the workload, in order.
       * Default: ai-workload, workload.
       */
      workload?: string[];
    };

    /**
     * Environment to its other spellings, which are compared without case.
     * Added to the defaults: production (prod, prd, live), staging (stg, stage,
     * preprod), development (dev, develop), test (qa).
     */
    environments?: { [environment: string]: string[] };

    models?: {
      /**
       * Canonical model id to the names that bills give it, compared without
       * case; `*` stands for any run of characters. Without an alias a model
       * keeps the name that it has on the bill.
       */
      aliases?: { [model: string]: string[] };
    };

    classification?: {
      /**
       * What is AI, beyond the built-in rules. They are asked first, in order,
       * and the first that matches decides.
       */
      rules?: Array<{
        /** Unique among all rules; it is shown as the evidence. */
        id: string;
        /**
         * All that is given must match: FOCUS columns in camel case, such as
         * serviceName or resourceId, and tags by key. Each is a pattern or a
         * list of them; `*` stands for any run of characters.
         */
        match: {
          tags?: { [key: string]: string | string[] };
          [dimension: string]:
            | string
            | string[]
            | { [key: string]: string | string[] }
            | undefined;
        };
        /** False for what is not AI. Default: true. */
        ai?: boolean;
        workload?:
          | 'training'
          | 'fine-tuning'
          | 'inference'
          | 'embedding'
          | 'evaluation'
          | 'data'
          | 'tooling'
          | 'other';
        /** Model of the charges, where the bill does not name it. */
        model?: string;
      }>;
    };

    attribution?: {
      /**
       * Kinds of entities that charges are attributed to. The frontend shows
       * its tab and card on the default kinds; its filters must follow.
       * Default: Component, Resource, API, AiModelServerAPI.
       */
      kinds?: string[];
      /**
       * Claims for what annotations cannot reach. They are asked after
       * annotations and conventions, in order, and the first that matches and
       * whose entity the catalog has, not orphaned, decides. Rules without an
       * entity fill gaps in any case.
       */
      rules?: Array<{
        /** Unique; it is shown as the reason. */
        id: string;
        /**
         * All that is given must match, of each list one item. `*` stands for
         * any run of characters.
         */
        match: {
          tags?: { [key: string]: string | string[] };
          /** Ids, ARNs or names. */
          resources?: string | string[];
          /** Billing accounts, sub-accounts, subscriptions, cloud projects. */
          accounts?: string | string[];
          /** Ids or names of provider projects and workspaces. */
          projects?: string | string[];
          /** Ids of keys, never the keys. */
          apiKeys?: string | string[];
          models?: string | string[];
          /** Who sells, runs, publishes or invoices the service. */
          providers?: string | string[];
          services?: string | string[];
        };
        /**
         * Without an entity the rule fills what neither the bill nor an
         * annotation tells.
         */
        assign: {
          /** Entity ref; the kind is Component when left out. */
          entity?: string;
          environment?: string;
          workload?:
            | 'training'
            | 'fine-tuning'
            | 'inference'
            | 'embedding'
            | 'evaluation'
            | 'data'
            | 'tooling'
            | 'other';
          model?: string;
        };
        /** First UTC day of the charges, included: YYYY-MM-DD. */
        from?: string;
        /** Last UTC day of the charges, included: YYYY-MM-DD. */
        to?: string;
      }>;
    };
  };
}
