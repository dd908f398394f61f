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

import { resembles } from './resembles';

describe('resembles', () => {
  it.each([
    ['fraud-detector', 'fraud_detector'],
    ['fraud-detector', 'Fraud Detector'],
    ['fraud-detector', 'prod-fraud-detector-endpoint'],
    ['fraud-detector-api', 'fraud-detector'],
    ['api', 'API'],
  ])('%s is like %s', (name, text) => {
    expect(resembles(name, text)).toBe(true);
  });

  it.each([
    ['api', 'billing-api', 'too short to tell'],
    ['search-indexer', 'search', 'a good part of the name is missing'],
    ['rank', 'ranker', 'words are compared whole'],
    ['card', 'a-card-in-a-rather-long-sentence', 'a small part of the text'],
    ['x', '', 'nothing is not like anything'],
    ['---', '***', 'nothing is not like anything'],
  ])('%s is not like %s: %s', (name, text) => {
    expect(resembles(name, text)).toBe(false);
  });
});
