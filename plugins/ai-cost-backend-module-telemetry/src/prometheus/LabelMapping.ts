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

import type { TelemetryDimensions } from 'backstage-plugin-ai-cost-node';
import type { System } from './Convention';

/** Labels of a series. */
export type Labels = ReadonlyMap<string, string>;

/** Dimensions that labels give, beside tags. */
export const MAPPED = [
  'model',
  'provider',
  'environment',
  'operation',
  'account',
  'project',
  'apiKeyId',
] as const satisfies readonly (keyof TelemetryDimensions)[];

/** Which labels give a dimension or a tag: the first that is there. */
export interface LabelNames {
  dimensions: Readonly<Record<(typeof MAPPED)[number], readonly string[]>>;
  tags: Readonly<Record<string, readonly string[]>>;
}

export const DEFAULT_LABELS: LabelNames = {
  dimensions: {
    model: [
      ...['gen_ai_request_model', 'gen_ai_response_model', 'model_name'],
      ...['model', 'litellm_model_name', 'requested_model', 'modelName'],
    ],
    provider: ['gen_ai_provider_name', 'gen_ai_system', 'api_provider'],
    environment: [
      ...['deployment_environment_name', 'deployment_environment'],
      ...['environment', 'env'],
    ],
    operation: ['gen_ai_operation_name'],
    account: [],
    project: ['team'],
    apiKeyId: ['api_key_alias', 'hashed_api_key'],
  },
  tags: {
    service: ['service_name', 'exported_service', 'service'],
    component: [
      ...['component', 'app_kubernetes_io_component', 'label_component'],
      'label_app_kubernetes_io_component',
    ],
    application: ['application'],
    app: [
      ...['app', 'app_kubernetes_io_name', 'label_app'],
      'label_app_kubernetes_io_name',
    ],
    namespace: ['exported_namespace', 'namespace', 'service_namespace'],
    job: ['exported_job', 'job'],
    team: ['team_alias'],
  },
};

/** Labels that OpenTelemetry names with dots, which Prometheus 3 may keep. */
const DOTTED: ReadonlyMap<string, string> = new Map(
  [
    ...['gen_ai.request.model', 'gen_ai.response.model'],
    ...['gen_ai.provider.name', 'gen_ai.system', 'gen_ai.operation.name'],
    ...['deployment.environment.name', 'deployment.environment'],
    ...['service.name', 'service.namespace'],
  ].map(name => [name.replaceAll('.', '_'), name]),
);

/** Of a GPU it is the model that NVIDIA sells, and not the one that it serves. */
const GPU_MODEL = 'modelName';
const GPU_MODEL_TAG = 'gpu_model';

const LONGEST_VALUE = 256;
const INVISIBLE = /[\p{Cc}\p{Cf}]/u;
/** What LiteLLM writes into labels that it has nothing for. */
const NOTHING_OF_LITELLM = 'None';

/** Says by its labels what a series is of. */
export class LabelMapping {
  readonly #names: LabelNames;
  readonly #labels: readonly string[];

  static create(names: LabelNames): LabelMapping {
    return new LabelMapping(names);
  }

  private constructor(names: LabelNames) {
    this.#names = names;
    const { dimensions, tags } = names;
    this.#labels = [
      ...new Set([
        ...Object.values(dimensions).flat(),
        ...Object.values(tags).flat(),
        GPU_MODEL,
      ]),
    ].sort();
  }

  /**
   * All labels that say something, for `by`.
   *
   * @param options - `dotted` where the server keeps names with dots: others do not
   * understand a query that has some
   */
  labels(options: { dotted: boolean }): readonly string[] {
    return options.dotted
      ? this.#labels.flatMap(label => [label, DOTTED.get(label) ?? []].flat())
      : this.#labels;
  }

  /** Where dimensions come from, for people. */
  get described(): { name: string; measure: string }[] {
    const { dimensions, tags } = this.#names;
    return [
      ...MAPPED.map(key => ({
        labels: dimensions[key],
        measure: key as string,
      })),
      ...Object.entries(tags).map(([key, labels]) => ({
        labels,
        measure: `tag ${key}`,
      })),
    ].flatMap(({ labels, measure }) =>
      labels.map(label => ({ name: `label ${label}`, measure })),
    );
  }

  /** True where a label gives a model or an environment. */
  tellsApart(label: string): boolean {
    const { model, environment } = this.#names.dimensions;
    return [...model, ...environment].some(
      name => name === label || DOTTED.get(name) === label,
    );
  }

  /**
   * @returns undefined where a label cannot be a name: too long, or with
   * characters that cannot be seen
   */
  dimensionsOf(
    labels: Labels,
    system?: System,
  ): TelemetryDimensions | undefined {
    const given = new Map<string, string>();
    for (const name of this.#labels) {
      const value = (
        labels.get(name) ?? labels.get(DOTTED.get(name) ?? '')
      )?.trim();
      if (value && (value.length > LONGEST_VALUE || INVISIBLE.test(value))) {
        return undefined;
      }
      if (value && !(system === 'litellm' && value === NOTHING_OF_LITELLM)) {
        given.set(name, value);
      }
    }
    const gpuModel = system === 'dcgm' ? given.get(GPU_MODEL) : undefined;
    if (gpuModel !== undefined) {
      given.delete(GPU_MODEL);
    }
    const dimensions: TelemetryDimensions = { tags: {} };
    for (const key of MAPPED) {
      const value = firstOf(given, this.#names.dimensions[key]);
      if (value !== undefined) {
        dimensions[key] = value;
      }
    }
    for (const [tag, names] of Object.entries(this.#names.tags)) {
      const value = firstOf(given, names);
      if (value !== undefined) {
        dimensions.tags[tag] = value;
      }
    }
    if (gpuModel !== undefined) {
      dimensions.tags[GPU_MODEL_TAG] = gpuModel;
    }
    return system === 'opentelemetry'
      ? { ...dimensions, tags: withService(dimensions.tags) }
      : dimensions;
  }
}

/**
 * Prometheus keeps OpenTelemetry's `service.namespace/service.name` as the job,
 * and often nothing else of it.
 */
function withService(tags: Record<string, string>): Record<string, string> {
  const service = tags.job?.split('/').at(-1);
  return tags.service === undefined && service ? { ...tags, service } : tags;
}

function firstOf(given: Labels, names: readonly string[]): string | undefined {
  const name = names.find(each => given.has(each));
  return name === undefined ? undefined : given.get(name);
}
