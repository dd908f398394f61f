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

import { BillColumns } from '../files/BillColumns';
import { focusVersion } from './focusVersion';

describe('focusVersion', () => {
  it.each([
    ['1.0', ['ProviderName', 'ChargeClass']],
    ['1.1', ['ProviderName', 'SkuMeter']],
    ['1.2', ['ProviderName', 'SkuMeter', 'InvoiceId']],
    ['1.3', ['ProviderName', 'ServiceProviderName', 'InvoiceId']],
    ['1.4', ['ServiceProviderName', 'HostProviderName']],
    ['1.4', ['ServiceProviderName', 'InvoiceDetailId']],
  ])('tells %s by %p', (version, names) => {
    const columns = BillColumns.create({
      columns: names.map(name => ({ name, type: 'VARCHAR', sql: name })),
    });
    expect(focusVersion(columns)).toBe(version);
  });
});
