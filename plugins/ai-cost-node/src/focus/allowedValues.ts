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

/** Values as FOCUS spells them; bills differ in case, blanks and hyphens. */
function spelling(values: string[]): (text?: string) => string | undefined {
  const spellings = new Map(values.map(value => [fold(value), value]));
  return text =>
    text === undefined ? undefined : spellings.get(fold(text)) ?? text;
}

function fold(value: string): string {
  return value.replace(/[\s_-]/g, '').toLowerCase();
}

/**
 * Each of these writes a value as FOCUS does, and leaves what FOCUS does not
 * know as it stands.
 */
export const ALLOWED_VALUES = {
  chargeCategory: spelling([
    'Usage',
    'Purchase',
    'Tax',
    'Credit',
    'Adjustment',
  ]),
  chargeClass: spelling(['Correction']),
  pricingCategory: spelling(['Standard', 'Dynamic', 'Committed', 'Other']),
  commitmentDiscountStatus: spelling(['Used', 'Unused']),
  serviceCategory: spelling([
    'AI and Machine Learning',
    'Analytics',
    'Business Applications',
    'Compute',
    'Databases',
    'Developer Tools',
    'Multicloud',
    'Identity',
    'Integration',
    'Internet of Things',
    'Management and Governance',
    'Media',
    'Migration',
    'Mobile',
    'Networking',
    'Security',
    'Storage',
    'Web',
    'Other',
  ]),
  tokenDirection: spelling(['Input', 'Output']),
  tokenCacheAction: spelling(['Uncached', 'Read', 'Write', 'Other']),
};
