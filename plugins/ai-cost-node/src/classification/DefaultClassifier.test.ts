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

import { ConfigReader } from '@backstage/config';
import type { ChargeDimensions } from '../billing/ChargeDimensions';
import { acceleratorOf } from './acceleratorOf';
import { DefaultClassifier } from './DefaultClassifier';

function charge(overrides: Partial<ChargeDimensions>): ChargeDimensions {
  return {
    billingCurrency: 'USD',
    billingAccountId: '1',
    serviceProviderName: 'AWS',
    serviceCategory: 'Compute',
    serviceName: 'Amazon Elastic Compute Cloud',
    chargeCategory: 'Usage',
    tags: {},
    ...overrides,
  };
}

const bedrock = (usageType: string, more: Partial<ChargeDimensions> = {}) =>
  charge({
    serviceCategory: 'AI and Machine Learning',
    serviceName: 'Amazon Bedrock',
    usageType,
    ...more,
  });
const sagemaker = (usageType: string) =>
  charge({ serviceName: 'Amazon SageMaker', usageType });
const azure = (skuMeter: string, serviceName = 'Azure OpenAI') =>
  charge({
    serviceProviderName: 'Microsoft',
    serviceCategory: 'AI and Machine Learning',
    serviceName,
    skuMeter,
  });
const vertex = (skuMeter: string, unitAsBilled = 'count') =>
  charge({
    serviceProviderName: 'Google Cloud',
    serviceName: 'Vertex AI',
    skuMeter,
    unitAsBilled,
  });
const openai = (skuMeter: string, more: Partial<ChargeDimensions> = {}) =>
  charge({
    serviceProviderName: 'OpenAI',
    serviceCategory: 'AI and Machine Learning',
    serviceName: 'OpenAI API',
    skuMeter,
    ...more,
  });
const bucket = (more: Partial<ChargeDimensions>) =>
  charge({
    serviceCategory: 'Storage',
    serviceName: 'Amazon Simple Storage Service',
    ...more,
  });

const classifier = DefaultClassifier.create();
const lineOf = (dimensions: ChargeDimensions) =>
  classifier.classify(dimensions)?.line;

describe('the built-in rules', () => {
  it.each([
    ['USW2-Claude4.6Sonnet-input-tokens', 'Claude4.6Sonnet', 'input'],
    ['USW2-Claude4.6Sonnet-output-tokens', 'Claude4.6Sonnet', 'output'],
    [
      'EUC1-Claude4.6Sonnet-cache-read-input-token-count',
      'Claude4.6Sonnet',
      'cache_read',
    ],
    [
      'USW2-Claude4.6Sonnet-cache-write-input-token-count-cross-region-global',
      'Claude4.6Sonnet',
      'cache_write',
    ],
    ['USE1-NovaPro_LCtx-input-tokens-batch', 'NovaPro', 'input'],
    ['USE1-Llama3.3-70B-output-tokens-flex', 'Llama3.3-70B', 'output'],
    [
      'USW2-Claude4.6Sonnet_LCtx-input-tokens-cross-region-global',
      'Claude4.6Sonnet',
      'input',
    ],
    ['USE1-Nova2.0Lite-output-tokens-priority', 'Nova2.0Lite', 'output'],
    ['USE1-Claude4.6Sonnet-batch-output-tokens', 'Claude4.6Sonnet', 'output'],
    ['USE1-NovaSonic-speech-input-tokens', 'NovaSonic', 'input'],
    [
      'USW2-anthropic.claude-opus-4-8-mantle-cache-write-tokens-standard',
      'anthropic.claude-opus-4-8',
      'cache_write',
    ],
  ])('reads the Bedrock usage type %s', (usageType, model, tokenClass) => {
    expect(lineOf(bedrock(usageType))).toMatchObject({
      classificationRule: 'aws-bedrock',
      classificationEvidence: `Bedrock meter ${usageType}`,
      workload: 'inference',
      workloadFromBill: false,
      modelAsBilled: model,
      model,
      tokenClass,
    });
  });

  it.each([
    [
      'USE1-TitanEmbedding-Text-input-tokens',
      'TitanEmbedding',
      'embedding',
      true,
    ],
    [
      'USE1-Claude3Haiku-ProvisionedThroughput-NoCommit-ModelUnits',
      'Claude3Haiku',
      'inference',
      false,
    ],
    [
      'USE1-ProvisionedThroughput-Claude3Haiku-1MonthCommit',
      'Claude3Haiku',
      'inference',
      false,
    ],
    ['USE1-TitanLite-Customization-Training', 'TitanLite', 'fine-tuning', true],
    ['USE1-TitanLite-Customization-Storage', 'TitanLite', 'data', true],
    ['USE1-Guardrail-ContentPolicyUnitsConsumed', undefined, 'tooling', true],
    ['USE1-NovaCanvas-T2I-1024-Standard', 'NovaCanvas', 'inference', false],
  ])('reads the Bedrock usage type %s', (usageType, model, workload, named) => {
    const line = lineOf(bedrock(usageType))!;
    expect(line.modelAsBilled).toBe(model);
    expect(line.workload).toBe(workload);
    expect(line.workloadFromBill).toBe(named);
  });

  it('knows the marketplace models of Bedrock', () => {
    expect(
      lineOf(
        bedrock('USE1-MP:USE1_OutputTokenCount-Units', {
          serviceName: 'Claude 3.5 Sonnet v2 (Amazon Bedrock Edition)',
          publisherName: 'Anthropic',
        }),
      ),
    ).toMatchObject({
      classificationRule: 'aws-bedrock',
      modelAsBilled: 'Claude 3.5 Sonnet v2',
      tokenClass: 'output',
    });
  });

  it('reads what a unit of a marketplace model is', () => {
    const classified = (chargeDescription: string) =>
      classifier.classify(
        bedrock('USE1-MP:USE1_Usage-Units', {
          serviceName: 'Claude Sonnet 4.6 (Amazon Bedrock Edition)',
          unitAsBilled: 'Units',
          chargeDescription,
        }),
      );
    const software = 'AWS Marketplace software usage|us-east-1|';
    expect(
      classified(`${software}Million Cache Write Input Tokens Global`),
    ).toMatchObject({
      line: { tokenClass: 'cache_write', unit: 'Tokens' },
      quantityFactor: 1_000_000,
    });
    expect(classified(`${software}Output Tokens`)).toMatchObject({
      line: { tokenClass: 'output', unit: 'Units' },
      quantityFactor: 1,
    });
  });

  it.each([
    'Amazon SageMaker Savings Plans',
    'MachineLearningSavingsPlans',
    'Savings Plans for AWS Machine Learning',
  ])('knows %s for what they are', serviceName => {
    expect(
      lineOf(charge({ serviceName, chargeCategory: 'Purchase' })),
    ).toMatchObject({ classificationRule: 'aws-sagemaker', workload: 'other' });
  });

  it.each([
    ['USE1-Train:ml.p4d.24xlarge', 'training'],
    ['USE1-SpotTrain:ml.p4d.24xlarge', 'training'],
    ['USE1-Host:ml.g5.12xlarge', 'inference'],
    ['USE1-AsyncInf:ml.g5.xlarge', 'inference'],
    ['USE1-Notebk:ml.t3.medium', 'tooling'],
    ['USE1-Processing:ml.m5.xlarge', 'data'],
  ])('reads the SageMaker usage type %s as %s', (usageType, workload) => {
    expect(lineOf(sagemaker(usageType))).toMatchObject({
      classificationRule: 'aws-sagemaker',
      classificationEvidence: `SageMaker meter ${usageType}`,
      workload,
      workloadFromBill: true,
    });
  });

  it.each<[string, Partial<ChargeDimensions>]>([
    ['InstanceType g5.4xlarge', { instanceType: 'g5.4xlarge' }],
    ['InstanceType g5.4xlarge', { usageType: 'USW2-BoxUsage:g5.4xlarge' }],
    ['InstanceType p4d.24xlarge', { usageType: 'SpotUsage:p4d.24xlarge' }],
    ['InstanceType p5.48xlarge', { usageType: 'UnusedBox:p5.48xlarge' }],
    ['InstanceType p4d.24xlarge', { usageType: 'HeavyUsage:p4d.24xlarge' }],
    ['InstanceType g4dn.metal', { usageType: 'DedicatedUsage:g4dn.metal' }],
    ['InstanceType u-p6e-gb200x72', { instanceType: 'u-p6e-gb200x72' }],
    ['InstanceType p6-b200.48xlarge', { instanceType: 'p6-b200.48xlarge' }],
    ['InstanceType g4dn.metal', { instanceType: 'g4dn.metal' }],
    [
      'InstanceType g5.4xlarge',
      {
        chargeDescription:
          '$1.624 per On Demand Linux g5.4xlarge Instance Hour',
      },
    ],
    ['GpuCount 8', { gpuCount: 8 }],
    [
      'InstanceType Standard_NC24ads_A100_v4',
      {
        serviceProviderName: 'Microsoft',
        serviceName: 'Virtual Machines',
        instanceType: 'Standard_NC24ads_A100_v4',
      },
    ],
    [
      'InstanceType NC4as T4 v3',
      {
        serviceProviderName: 'Microsoft',
        serviceName: 'Virtual Machines',
        skuMeter: 'NC4as T4 v3',
      },
    ],
    [
      'InstanceType a2-highgpu-1g',
      {
        serviceProviderName: 'Google Cloud',
        serviceName: 'Compute Engine',
        instanceType: 'a2-highgpu-1g',
      },
    ],
    [
      'Meter Nvidia Tesla T4 GPU',
      {
        serviceProviderName: 'Google Cloud',
        serviceName: 'Compute Engine',
        skuMeter: 'Nvidia Tesla T4 GPU running in Americas',
      },
    ],
    [
      'InstanceType BM.GPU.H100.8',
      {
        serviceProviderName: 'Oracle',
        serviceName: 'COMPUTE',
        instanceType: 'BM.GPU.H100.8',
      },
    ],
  ])('finds the accelerator %s in %j', (evidence, dimensions) => {
    expect(lineOf(charge(dimensions))).toMatchObject({
      classificationRule: 'accelerator',
      classificationEvidence: evidence,
      workload: 'inference',
      workloadFromBill: false,
    });
  });

  it('knows chips that are made for training or inference', () => {
    expect(lineOf(charge({ instanceType: 'trn1.32xlarge' }))?.workload).toBe(
      'training',
    );
    expect(lineOf(charge({ instanceType: 'inf2.xlarge' }))?.workload).toBe(
      'inference',
    );
  });

  it.each([
    ['GPT 5 outpt Glbl 1M Tokens', 'GPT 5', 'output'],
    ['5.1 codex opt Gl 1M Tokens', '5.1 codex', 'output'],
    ['5 mini pp Inp Gl 1M Tokens', '5 mini', 'input'],
    ['gpt-4o-mini-0718-Inp-regnl Tokens', 'gpt-4o-mini-0718', 'input'],
    ['gpt 4.1 cchd Inp DZ Tokens', 'gpt 4.1', 'cache_read'],
    ['GPT 5 cchd Inpt Glbl 1M Tokens', 'GPT 5', 'cache_read'],
    ['5.4 cd inp Gl 1M Tokens', '5.4', 'cache_read'],
    ['5.2 chat 0210 cd inp Gl 1M Tokens', '5.2 chat 0210', 'cache_read'],
    ['5.5 ShortCo inp Gl 1M Tokens', '5.5', 'input'],
    ['5.4 pro Batch inp Dz 1M Tokens', '5.4 pro', 'input'],
    ['gpt 4.1 nano Batch Outp glbl Tokens', 'gpt 4.1 nano', 'output'],
    ['gpt 5 pro out glbl Tokens', 'gpt 5 pro', 'output'],
    ['gpt-5-codex-ccchd-inp-glbl Tokens', 'gpt-5-codex', 'cache_read'],
    ['codex mini inp cchd glbl Tokens', 'codex mini', 'cache_read'],
    ['gpt 4.1 mini cached Inp', 'gpt 4.1 mini', 'cache_read'],
    ['V4 Flash cached glbl Tokens', 'V4 Flash', 'cache_read'],
    ['Grok 4.1 Outp DZone Tokens', 'Grok 4.1', 'output'],
    ['R1 Inp glbl Tokens', 'R1', 'input'],
    [
      'gpt-4o-rt-txt-1217 cchd Inp rgnl Tokens',
      'gpt-4o-rt-txt-1217',
      'cache_read',
    ],
    ['gpt-4o-mini-tts-aud-out-glbl Tokens', 'gpt-4o-mini-tts-aud', 'output'],
    ['gpt-4o-mini-0718-FT-Outp-glbl Tokens', 'gpt-4o-mini-0718', 'output'],
    ['gpt 4.1 dev ft opt glbl Tokens', 'gpt 4.1', 'output'],
    ['41 pp ft cchd inpt Dz 1M Tokens', '41', 'cache_read'],
    ['Phi-4-Input Tokens', 'Phi-4', 'input'],
  ])('reads the Azure meter %s', (meter, model, tokenClass) => {
    expect(lineOf(azure(meter))).toMatchObject({
      classificationRule: 'azure-ai-services',
      modelAsBilled: model,
      workload: 'inference',
      tokenClass,
    });
  });

  it.each([
    ['text embedding 3 large glbl Tokens', 'embedding'],
    ['gpt-4o-0806-FT-Training', 'fine-tuning'],
    ['gpt 4.1 mini dev ft training glbl Tokens', 'fine-tuning'],
    ['gpt-4o-0806-FT-Trng-glbl tkn Tokens', 'fine-tuning'],
    ['gpt-4o-0806-FT-Hstng-glbl Unit', 'inference'],
    ['o4 mini ft hosting Dz', 'inference'],
    ['Assistants-File Search-glbl GB', 'data'],
    ['Code-Interpreter-global', 'tooling'],
    ['file-search-tool-calls-glbl Calls', 'tooling'],
    ['Provisioned Managed Global Unit', 'inference'],
  ])('reads the workload of the Azure meter %s', (meter, workload) => {
    expect(lineOf(azure(meter, 'Foundry Models'))?.workload).toBe(workload);
  });

  it.each([
    ['5 mini FT Trng glbl 1M Tokens', '5 mini'],
    ['41 dev ft hosting glbl Unit', '41'],
    ['Sora 2 pro glbl Second', 'Sora 2 pro'],
    ['Provisioned Managed Global Unit', undefined],
    ['S0 Pre-built Pages', undefined],
  ])('reads the model of the Azure meter %s', (meter, model) => {
    const line = lineOf({
      ...azure(meter),
      chargeDescription: `Azure OpenAI GPT5 - ${meter} - SE Central`,
    });
    expect(line?.modelAsBilled).toBe(model);
  });

  it.each([
    [
      'Gemini 2.5 Pro Text Input - Predictions',
      'Gemini 2.5 Pro',
      'input',
      'inference',
    ],
    [
      'Gemini 2.5 Pro Thinking Text Output (Long & Standard) - Predictions',
      'Gemini 2.5 Pro',
      'output',
      'inference',
    ],
    [
      'Gemini 2.5 Flash Input Text Caching - Token Predictions',
      'Gemini 2.5 Flash',
      'cache_read',
      'inference',
    ],
    [
      'Text Embedding 004 Input Tokens',
      'Text Embedding 004',
      'input',
      'embedding',
    ],
    ['Custom Training on N1 Instance Core', undefined, undefined, 'training'],
    ['Online/Batch Prediction N1 Core', undefined, undefined, 'inference'],
    ['Vector Search Index Serving', undefined, undefined, 'data'],
  ])('reads the Vertex SKU %s', (sku, model, tokenClass, workload) => {
    const line = lineOf(vertex(sku))!;
    expect(line.classificationRule).toBe('gcp-vertex-ai');
    expect(line.modelAsBilled).toBe(model);
    expect(line.tokenClass).toBe(tokenClass);
    expect(line.workload).toBe(workload);
    expect(line.unit).toBe(tokenClass ? 'Tokens' : 'Count');
  });

  it.each([
    ['gpt-4o-mini-2024-07-18, input', 'gpt-4o-mini-2024-07-18', 'inference'],
    ['text-embedding-3-large', 'text-embedding-3-large', 'embedding'],
    ['gpt-4o fine-tuning training', 'gpt-4o', 'fine-tuning'],
    ['o3-mini output tokens', 'o3-mini', 'inference'],
    ['file search storage', undefined, 'data'],
    ['Code Interpreter Sessions', undefined, 'tooling'],
  ])('reads the OpenAI line item %s', (meter, model, workload) => {
    const line = lineOf(openai(meter))!;
    expect(line.classificationRule).toBe('model-vendor');
    expect(line.modelAsBilled).toBe(model);
    expect(line.workload).toBe(workload);
  });

  it('reads a model out of an Anthropic description', () => {
    expect(
      lineOf(
        openai('', {
          serviceProviderName: 'Anthropic',
          skuMeter: undefined,
          chargeDescription: 'Claude Sonnet 4.5 Usage - Input Tokens',
        }),
      ),
    ).toMatchObject({
      modelAsBilled: 'Claude Sonnet 4.5',
      tokenClass: 'input',
      classificationEvidence: 'ServiceProviderName Anthropic',
    });
  });

  it.each(['Credit', 'Purchase', 'Tax', 'Adjustment'])(
    'keeps the %s rows of AI services, without guessing their workload',
    chargeCategory => {
      expect(
        lineOf(openai('', { chargeCategory, skuMeter: undefined }))?.workload,
      ).toBe('other');
      expect(
        lineOf(bedrock('', { chargeCategory, usageType: undefined }))?.workload,
      ).toBe('other');
    },
  );

  it('takes model and tokens from the FOCUS 1.5 keys before all else', () => {
    expect(
      lineOf(
        bedrock('USW2-Claude4.6Sonnet-output-tokens', {
          modelId: 'anthropic.claude-sonnet-4-6',
          tokenDirection: 'Input',
          tokenCacheAction: 'Read',
        }),
      ),
    ).toMatchObject({
      classificationRule: 'focus-model-keys',
      classificationEvidence: 'ModelId anthropic.claude-sonnet-4-6',
      modelAsBilled: 'anthropic.claude-sonnet-4-6',
      tokenClass: 'cache_read',
    });
  });

  it('reads the token class from the meter when a row has model keys alone', () => {
    const solora = charge({
      serviceProviderName: 'Solora AI',
      serviceCategory: 'AI and Machine Learning',
      modelId: 'solora-reasoning-pro',
      unitAsBilled: 'Tokens',
    });
    expect(lineOf({ ...solora, skuMeter: 'Output Tokens' })?.tokenClass).toBe(
      'output',
    );
    expect(lineOf({ ...solora, skuMeter: 'Input Tokens' })?.tokenClass).toBe(
      'input',
    );
  });

  it('files the disks of a machine learning workspace under its category', () => {
    expect(
      lineOf(
        charge({
          serviceProviderName: 'Microsoft',
          serviceCategory: 'AI and Machine Learning',
          serviceName: 'Azure Machine Learning',
          chargeDescription: 'Premium SSD Managed Disks - P6 LRS - US East 2',
        }),
      ),
    ).toMatchObject({
      classificationRule: 'service-category',
      classificationEvidence: 'ServiceCategory AI and Machine Learning',
      workload: 'other',
    });
  });

  it('knows assistants and vector stores', () => {
    expect(
      lineOf(charge({ serviceProviderName: 'GitHub', serviceName: 'Copilot' })),
    ).toMatchObject({ classificationRule: 'assistant', workload: 'tooling' });
    expect(
      lineOf(charge({ serviceName: 'Pinecone Vector Database' })),
    ).toMatchObject({ classificationRule: 'vector-store', workload: 'data' });
    expect(
      lineOf(
        charge({
          serviceName: 'Amazon OpenSearch Service',
          usageType: 'USE1-VectorSearchOCU',
        }),
      ),
    ).toMatchObject({ classificationRule: 'vector-store' });
  });

  it.each<[string, Partial<ChargeDimensions>]>([
    [
      'Resource acme-ml-training-data',
      { resourceName: 'acme-ml-training-data' },
    ],
    [
      'Resource arn:aws:s3:::shop-embeddings',
      { resourceId: 'arn:aws:s3:::shop-embeddings' },
    ],
    [
      'Resource trip-vectors',
      {
        serviceCategory: 'Analytics',
        serviceName: 'Amazon OpenSearch Service',
        resourceName: 'trip-vectors',
      },
    ],
    ['Tag Workload=Fine_Tuning', { tags: { Workload: 'Fine_Tuning' } }],
  ])('takes storage for AI because of %s', (evidence, dimensions) => {
    expect(lineOf(bucket(dimensions))?.classificationEvidence).toBe(evidence);
  });

  it.each<[string, ChargeDimensions]>([
    ['an ordinary instance', charge({ instanceType: 'm5.4xlarge' })],
    ['a graphics instance', charge({ instanceType: 'g4ad.xlarge' })],
    ['a bucket', bucket({ resourceName: 'access-logs' })],
    [
      'a bucket with a telling part of a word',
      bucket({ resourceName: 'ragtime' }),
    ],
    [
      'a database with a workload tag that may mean anything',
      charge({ serviceName: 'Amazon RDS', tags: { workload: 'data' } }),
    ],
    [
      'a search service without vectors',
      charge({ serviceName: 'Amazon OpenSearch Service' }),
    ],
    [
      'a credit for compute',
      charge({
        chargeCategory: 'Credit',
        chargeDescription: 'AWS Open Source Promotional Credits',
      }),
    ],
    [
      'a Premium SSD called P6',
      charge({
        serviceProviderName: 'Microsoft',
        serviceCategory: 'Storage',
        serviceName: 'Storage Accounts',
        chargeDescription: 'Premium SSD Managed Disks - P6 LRS - US East 2',
      }),
    ],
  ])('leaves %s alone', (_, dimensions) => {
    expect(lineOf(dimensions)).toBeUndefined();
  });

  it('lets a workload tag say what a meter cannot', () => {
    expect(
      lineOf(charge({ gpuCount: 1, tags: { workload: 'training' } })),
    ).toMatchObject({ workload: 'training', workloadFromBill: true });
    expect(
      lineOf(
        charge({
          gpuCount: 1,
          tags: { workload: 'web', 'AI-Workload': 'evaluation' },
        }),
      ),
    ).toMatchObject({ workload: 'evaluation', workloadFromBill: true });
  });

  it.each(['constructor', '__proto__', 'toString', 'valueOf', 'to_string'])(
    'takes %s for mere text wherever a bill says it',
    text => {
      const dimensions = bedrock(text, {
        serviceProviderName: text,
        chargeCategory: text,
        skuMeter: text,
        modelId: text,
        tokenDirection: text,
        tokenCacheAction: text,
        instanceType: text,
        unitAsBilled: text,
        tags: { workload: text, [text]: 'training' },
      });
      expect(lineOf(dimensions)).toEqual({
        ...dimensions,
        classificationRule: 'focus-model-keys',
        classificationEvidence: `ModelId ${text}`,
        workload: 'other',
        workloadFromBill: false,
        modelAsBilled: text,
        model: text,
        tokenClass: undefined,
        unit: text.replaceAll('_', ' ').trimStart(),
      });
      expect(
        lineOf(charge({ gpuCount: 1, tags: { 'ai-workload': text } })),
      ).toMatchObject({ workloadFromBill: false });
      expect(lineOf(bucket({ tags: { workload: text } }))).toBeUndefined();
    },
  );
});

describe('accelerators', () => {
  it.each([
    ['InstanceType ml.g5.2xlarge', { instanceType: 'ml.g5.2xlarge' }],
    ['GpuCount 8', { gpuCount: 8 }],
    ['Unit GPU-Hours', { unitAsBilled: 'GPU-Hours' }],
    [undefined, { instanceType: 'ml.m5.xlarge', unitAsBilled: 'Hours' }],
    [undefined, { gpuCount: 0, unitAsBilled: 'GB-Months' }],
  ])('are seen by %p', (evidence, dimensions) => {
    expect(acceleratorOf(charge(dimensions))).toBe(evidence);
  });
});

describe('units', () => {
  it.each([
    ['Tokens', 'Tokens', 1],
    ['1K tokens', 'Tokens', 1000],
    ['1000 Tokens', 'Tokens', 1000],
    ['1000_tokens', 'Tokens', 1000],
    ['1M Tokens', 'Tokens', 1_000_000],
    ['1000000 Tokens', 'Tokens', 1_000_000],
    ['10K', 'Tokens', 10_000],
    ['1,000 Tokens', 'Tokens', 1000],
    ['millions of tokens', 'Tokens', 1_000_000],
    ['Hrs', 'Hours', 1],
    ['100 Hours', 'Hours', 100],
    ['1 1 Hour', 'Hours', 1],
    ['1 小时', 'Hours', 1],
    ['Minute(s)', 'Minutes', 1],
    ['10000s', 'Seconds', 10_000],
    ['1 GB/月', 'GB-Months', 1],
    ['1M/Month', 'Month', 1_000_000],
    ['128 MB', 'MB', 128],
    ['1/Hour', 'Hours', 1],
    ['GB-Mo', 'GB-Months', 1],
    ['GB/Month', 'GB-Months', 1],
    ['GB Hours', 'GB-Hours', 1],
    ['MB', 'MB', 1],
    ['API Requests', 'Requests', 1],
    ['Units/Month', 'Units/Month', 1],
    ['0 Tokens', 'Tokens', 1],
    [undefined, undefined, 1],
  ])('reads %s as %s times %d', (unitAsBilled, unit, factor) => {
    const classified = classifier.classify(
      bedrock('USW2-Claude4.6Sonnet-input-tokens', { unitAsBilled }),
    )!;
    expect(classified.line.unit).toBe(unit);
    expect(classified.quantityFactor).toBe(factor);
  });
});

describe('configuration', () => {
  const fromConfig = (aiCost: object) =>
    DefaultClassifier.fromConfig(new ConfigReader({ aiCost } as never));

  it('asks configured rules first, and reads the model all the same', () => {
    const configured = fromConfig({
      classification: {
        rules: [
          {
            id: 'lab',
            match: {
              serviceName: ['*bedrock*', 'other'],
              tags: { 'acme.io/Team': 'research-*' },
            },
            workload: 'evaluation',
          },
          { id: 'not-ai', match: { resourceName: 'llm-lookalike' }, ai: false },
        ],
      },
    });
    const meter = 'USW2-Claude4.6Sonnet-input-tokens';
    expect(
      configured.classify(
        bedrock(meter, { tags: { 'ACME.io/team': 'research-7' } }),
      )?.line,
    ).toMatchObject({
      classificationRule: 'lab',
      classificationEvidence:
        'serviceName Amazon Bedrock, tag acme.io/Team research-7',
      workload: 'evaluation',
      model: 'Claude4.6Sonnet',
      tokenClass: 'input',
    });
    expect(configured.classify(bedrock(meter))?.line.workload).toBe(
      'inference',
    );
    expect(
      configured.classify(bucket({ resourceName: 'llm-lookalike' })),
    ).toBeUndefined();
  });

  it('maps billed names to canonical models, the longest pattern first', () => {
    const aliased = fromConfig({
      models: {
        aliases: {
          'claude-sonnet': ['*claude*sonnet*'],
          'claude-sonnet-4-6': ['Claude4.6Sonnet*'],
        },
      },
    });
    const modelOf = (usageType: string) =>
      aliased.classify(bedrock(usageType))?.line;
    expect(modelOf('USW2-Claude4.6Sonnet-input-tokens')).toMatchObject({
      modelAsBilled: 'Claude4.6Sonnet',
      model: 'claude-sonnet-4-6',
    });
    expect(modelOf('USW2-Claude3.5Sonnet-input-tokens')?.model).toBe(
      'claude-sonnet',
    );
    expect(modelOf('USW2-NovaPro-input-tokens')?.model).toBe('NovaPro');
  });

  it.each([
    [{ id: 'a', match: {} }, /every charge/],
    [{ id: 'a', match: { service: 'x' } }, /"a" matches on "service"/],
    [{ id: 'a', match: { skuId: 'x' }, workload: 'serving' }, /"serving"/],
    [{ id: 'aws-bedrock', match: { skuId: 'x' } }, /two .* "aws-bedrock"/],
  ])('refuses the rule %j', (rule, message) => {
    expect(() => fromConfig({ classification: { rules: [rule] } })).toThrow(
      message,
    );
  });

  it('changes its fingerprint with whatever changes its answers', () => {
    const rule = { id: 'a', match: { skuId: 'x' } };
    const fingerprints = [
      {},
      { classification: { rules: [rule] } },
      { classification: { rules: [{ ...rule, ai: false }] } },
      { models: { aliases: { a: ['b'] } } },
      { tags: { workload: ['purpose'] } },
    ].map(config => fromConfig(config).fingerprint);
    expect(new Set(fingerprints).size).toBe(5);
    expect(fromConfig({}).fingerprint).toBe(fingerprints[0]);
  });

  it('changes its fingerprint with the version of an added rule', () => {
    const [first, second, again] = ['1', '2', '1'].map(version => {
      const rule = {
        id: 'lab',
        description: 'The lab',
        version,
        match: () => undefined,
      };
      return DefaultClassifier.create({ rules: [rule] }).fingerprint;
    });
    expect(second).not.toBe(first);
    expect(again).toBe(first);
  });
});
