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

import { quoteLiteral } from '../rollup/quote';

/** A service of AWS: its product code, its name, and where FOCUS files it. */
type Service = [code: string, name: string, subcategory?: string];

const SERVICES: Record<string, Service[]> = {
  'AI and Machine Learning': [
    ['AmazonBedrock', 'Amazon Bedrock', 'Generative AI'],
    ['AmazonBedrockService', 'Amazon Bedrock', 'Generative AI'],
    [
      'AmazonBedrockFoundationModels',
      'Amazon Bedrock Foundation Models',
      'Generative AI',
    ],
    ['AmazonBedrockAgentCore', 'Amazon Bedrock AgentCore', 'AI Platforms'],
    ['AmazonSageMaker', 'Amazon SageMaker', 'Machine Learning'],
    [
      'MachineLearningSavingsPlans',
      'Amazon SageMaker Savings Plans',
      'Machine Learning',
    ],
    ['AmazonQ', 'Amazon Q', 'Generative AI'],
    ['AmazonML', 'Amazon Machine Learning', 'Machine Learning'],
    ['AmazonKendra', 'Amazon Kendra', 'AI Platforms'],
    ['AmazonLex', 'Amazon Lex', 'Bots'],
    ['comprehend', 'Amazon Comprehend', 'Natural Language Processing'],
    [
      'comprehendmedical',
      'Amazon Comprehend Medical',
      'Natural Language Processing',
    ],
    ['translate', 'Amazon Translate', 'Natural Language Processing'],
    ['transcribe', 'Amazon Transcribe', 'Natural Language Processing'],
    ['AmazonTextract', 'Amazon Textract', 'Other'],
    ['AmazonPolly', 'Amazon Polly', 'Other'],
    ['AmazonRekognition', 'Amazon Rekognition', 'Other'],
    ['AmazonPersonalize', 'Amazon Personalize', 'Machine Learning'],
    ['AmazonForecast', 'Amazon Forecast', 'Machine Learning'],
  ],
  Compute: [
    ['AmazonEC2', 'Amazon Elastic Compute Cloud', 'Virtual Machines'],
    ['AmazonECS', 'Amazon Elastic Container Service', 'Containers'],
    ['AmazonEKS', 'Amazon Elastic Kubernetes Service', 'Containers'],
    ['AWSLambda', 'AWS Lambda', 'Serverless Compute'],
    ['ComputeSavingsPlans', 'Savings Plans for AWS Compute usage'],
  ],
  Storage: [
    ['AmazonS3', 'Amazon Simple Storage Service', 'Object Storage'],
    ['AmazonEFS', 'Amazon Elastic File System', 'File Storage'],
    ['AmazonFSx', 'Amazon FSx', 'File Storage'],
  ],
  Databases: [
    ['AmazonRDS', 'Amazon Relational Database Service'],
    ['AmazonDynamoDB', 'Amazon DynamoDB'],
    ['AmazonElastiCache', 'Amazon ElastiCache'],
  ],
  Analytics: [
    ['AmazonES', 'Amazon OpenSearch Service'],
    ['AWSGlue', 'AWS Glue'],
    ['AmazonAthena', 'Amazon Athena'],
    ['AmazonRedshift', 'Amazon Redshift'],
  ],
  Networking: [
    ['AmazonVPC', 'Amazon Virtual Private Cloud'],
    ['AWSDataTransfer', 'AWS Data Transfer'],
    ['AWSELB', 'Elastic Load Balancing'],
    ['AmazonCloudFront', 'Amazon CloudFront'],
    ['AmazonRoute53', 'Amazon Route 53'],
  ],
  'Management and Governance': [
    ['AmazonCloudWatch', 'AmazonCloudWatch'],
    ['AWSCloudTrail', 'AWS CloudTrail'],
    ['AWSConfig', 'AWS Config'],
  ],
  Security: [
    ['awskms', 'AWS Key Management Service'],
    ['AWSSecretsManager', 'AWS Secrets Manager'],
    ['AmazonGuardDuty', 'Amazon GuardDuty'],
  ],
};

/**
 * Joins what is known of a line item's service, for a report says no more than a
 * product code, and not always a name: `aws_service` with its `name`, `category`
 * and `subcategory`. Of a service that is not listed all are NULL.
 *
 * @param code - the product code, as SQL
 */
export function joinServicesSql(code: string): string {
  const rows = Object.entries(SERVICES).flatMap(([category, services]) =>
    services.map(([productCode, name, subcategory]) => {
      const cells = [productCode, name, category].map(quoteLiteral);
      return `(${cells.join(', ')}, ${
        subcategory ? quoteLiteral(subcategory) : 'NULL'
      })`;
    }),
  );
  return `LEFT JOIN (VALUES ${rows.join(', ')})
    AS aws_service(code, name, category, subcategory)
    ON aws_service.code = ${code}`;
}
