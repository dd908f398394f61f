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

/**
 * What is read of an export, and the names that its column has had, the best
 * first. Names are without case, blanks and hyphens, see {@link azureNameOf}.
 */
export const AZURE_COLUMNS = {
  cost: ['costinbillingcurrency', 'cost', 'pretaxcost', 'extendedcost'],
  currency: [
    'billingcurrency',
    'billingcurrencycode',
    'currency',
    'currencycode',
  ],
  date: ['date', 'usagedatetime', 'usagedate'],
  periodStart: [
    'billingperiodstartdate',
    'billingperiodstart',
    'billingstartdate',
  ],
  periodEnd: ['billingperiodenddate', 'billingperiodend', 'billingenddate'],
  quantity: ['quantity', 'usagequantity', 'consumedquantity'],
  unit: ['unitofmeasure'],
  meterId: ['meterid'],
  meterName: ['metername', 'meter'],
  meterCategory: ['metercategory'],
  meterSubCategory: ['metersubcategory'],
  product: ['productname', 'product'],
  consumedService: ['consumedservice'],
  serviceFamily: ['servicefamily'],
  resourceId: ['resourceid', 'instanceid', 'instancename'],
  resourceName: ['resourcename'],
  resourceType: ['resourcetype'],
  location: ['resourcelocation', 'resourcelocationnormalized', 'location'],
  tags: ['tags'],
  additionalInfo: ['additionalinfo', 'additionalinformation'],
  // The oldest exports have a number as the id, and this beside it.
  subscriptionId: ['subscriptionguid', 'subscriptionid'],
  subscriptionName: ['subscriptionname'],
  billingAccountId: ['billingaccountid'],
  billingAccountName: ['billingaccountname'],
  billingProfileId: ['billingprofileid'],
  publisherType: ['publishertype'],
  publisherName: ['publishername'],
  resellerName: ['resellername', 'partnername'],
  chargeType: ['chargetype'],
  pricingModel: ['pricingmodel'],
  benefitId: ['benefitid'],
  reservationId: ['reservationid'],
  listPrice: ['paygprice', 'marketprice'],
  listCost: ['paygcostinbillingcurrency'],
  pricingCurrency: ['pricingcurrency', 'pricingcurrencycode'],
  exchangeRate: ['exchangeratepricingtobilling', 'exchangerate'],
} as const satisfies Record<string, readonly string[]>;

/** Something that is read of an export. */
export type AzureColumn = keyof typeof AZURE_COLUMNS;

const KNOWN: ReadonlySet<string> = new Set(Object.values(AZURE_COLUMNS).flat());

/**
 * A header's name as the table of names has it. Localised headers have the
 * English name in brackets, as in `Ressourcengruppe (ResourceGroup)`.
 *
 * @returns undefined when nothing of that name is read
 */
export function azureNameOf(header: string): string | undefined {
  // Brackets of full width become plain ones.
  const name = header.slice(0, 200).normalize('NFKC');
  const [, before, inBrackets] = /^(.*)\(([^()]*)\)\s*$/.exec(name) ?? [];
  return [inBrackets, before, name]
    .map(text => text && fold(text))
    .find(text => text && KNOWN.has(text));
}

function fold(text: string): string {
  return text.replace(/[\s\uFEFF\u200B_\-./]/g, '').toLowerCase();
}
