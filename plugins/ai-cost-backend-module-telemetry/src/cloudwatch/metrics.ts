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

import type {
  CountMeasure,
  HistogramMeasure,
} from 'backstage-plugin-ai-cost-common';

/** What a metric of a service counts. */
export interface CountMetric {
  namespace: string;
  name: string;
  measures: readonly CountMeasure[];
  /** What a sum is multiplied by to be in the unit of the measure. */
  factor: number;
}

/** What a metric of a service times. */
export interface DurationMetric {
  namespace: string;
  name: string;
  measure: HistogramMeasure;
  /** How many of its units are in a second. */
  perSecond: number;
}

/** The metrics of a service, and by what they are told apart. */
export interface ServiceMetrics {
  /** Of OpenTelemetry. */
  provider: string;
  /** What has it is looked for among the metrics that there are. */
  found: { namespace: string; name: string }[];
  /** The dimensions of its metrics, all of them. */
  dimensions: readonly string[];
  counts: readonly CountMetric[];
  durations: readonly DurationMetric[];
}

export type ServiceName = 'bedrock' | 'sagemaker';

const BEDROCK = 'AWS/Bedrock';
const SAGEMAKER = 'AWS/SageMaker';
const INSTANCES = '/aws/sagemaker/Endpoints';

/** Percents of one GPU in a minute, which is how often instances report. */
const GPU_SECONDS_PER_PERCENT = 60 / 100;

export const SERVICES: Record<ServiceName, ServiceMetrics> = {
  bedrock: {
    provider: 'aws.bedrock',
    found: [{ namespace: BEDROCK, name: 'Invocations' }],
    dimensions: ['ModelId'],
    counts: [
      // Bedrock counts successes alone, and what failed apart from them.
      counted(BEDROCK, 'Invocations', ['requests']),
      counted(BEDROCK, 'InvocationClientErrors', ['requests', 'failures']),
      counted(BEDROCK, 'InvocationServerErrors', ['requests', 'failures']),
      counted(BEDROCK, 'InvocationThrottles', ['requests', 'failures']),
      counted(BEDROCK, 'InputTokenCount', ['input_tokens']),
      counted(BEDROCK, 'OutputTokenCount', ['output_tokens']),
      counted(BEDROCK, 'CacheReadInputTokenCount', ['cache_read_tokens']),
      counted(BEDROCK, 'CacheWriteInputTokenCount', ['cache_write_tokens']),
    ],
    durations: [
      {
        ...{ namespace: BEDROCK, name: 'InvocationLatency' },
        ...{ measure: 'server_duration', perSecond: 1_000 },
      },
      {
        ...{ namespace: BEDROCK, name: 'TimeToFirstToken' },
        ...{ measure: 'time_to_first_token', perSecond: 1_000 },
      },
    ],
  },
  sagemaker: {
    provider: 'aws.sagemaker',
    found: [
      { namespace: SAGEMAKER, name: 'Invocations' },
      { namespace: INSTANCES, name: 'GPUUtilization' },
    ],
    dimensions: ['EndpointName', 'VariantName'],
    counts: [
      counted(SAGEMAKER, 'Invocations', ['requests']),
      counted(SAGEMAKER, 'Invocation4XXErrors', ['failures']),
      counted(SAGEMAKER, 'Invocation5XXErrors', ['failures']),
      {
        // It is added up over the GPUs of an instance: up to 800 for eight.
        ...counted(INSTANCES, 'GPUUtilization', ['gpu_active_seconds']),
        factor: GPU_SECONDS_PER_PERCENT,
      },
    ],
    durations: [
      {
        ...{ namespace: SAGEMAKER, name: 'ModelLatency' },
        ...{ measure: 'server_duration', perSecond: 1_000_000 },
      },
    ],
  },
};

function counted(
  namespace: string,
  name: string,
  measures: readonly CountMeasure[],
): CountMetric {
  return { namespace, name, measures, factor: 1 };
}
