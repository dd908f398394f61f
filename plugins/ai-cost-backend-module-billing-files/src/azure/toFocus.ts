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

import type { BillColumns } from '../files/BillColumns';
import type {
  CostBasis,
  FocusMapping,
  MappedColumn,
} from '../formats/BillFormat';
import { textSql } from '../rollup/cellSql';
import { AzureColumns } from './AzureColumns';
import type { AzureColumn } from './azureNames';
import { dateSql } from './dateSql';
import { kindOfCharge } from './kindOfCharge';
import { listCostSql } from './listCostSql';
import { serviceCategorySql, serviceSubcategorySql } from './serviceCategories';
import { unitSql } from './unitSql';

/** An export's cost is one number; it is nothing in a basis that it is not of. */
const NOTHING = `'0'`;

/** How an export of Azure Cost Management is read as FOCUS. */
export function toFocus(bill: BillColumns, basis?: CostBasis): FocusMapping {
  const columns = AzureColumns.create(bill);
  return {
    columns: [
      ...costs(columns, basis),
      ...times(columns),
      ...accounts(columns),
      ...kindOfCharge(columns),
      ...whatWasSold(columns),
      ...resource(columns),
      ...quantity(columns, basis),
    ],
  };
}

function costs(columns: AzureColumns, basis?: CostBasis): MappedColumn[] {
  const cost = columns.find('cost')!;
  const list = listCostSql(columns);
  const billed = basis !== 'effective';
  const effective = basis !== 'billed';
  return [
    {
      name: 'BilledCost',
      sql: billed ? cost.sql : NOTHING,
      from: cost.name,
    },
    {
      name: 'EffectiveCost',
      sql: effective ? cost.sql : NOTHING,
      from: cost.name,
    },
    // What was used has a list price; what pays for it would have it again.
    {
      name: 'ListCost',
      sql: effective ? list.sql : NOTHING,
      from: list.from,
    },
    ...mapped(columns, 'BillingCurrency', 'currency'),
  ];
}

function times(columns: AzureColumns): MappedColumn[] {
  const date = columns.find('date')!;
  const start = columns.find('periodStart');
  return [
    { name: 'ChargePeriodStart', sql: dateSql(date), from: date.name },
    {
      name: 'BillingPeriodStart',
      // Pay-as-you-go may not say it; then it is the month of the usage.
      sql: start
        ? `coalesce(${dateSql(start)}, ${dateSql(date)})`
        : dateSql(date),
      from: (start ?? date).name,
    },
  ];
}

function accounts(columns: AzureColumns): MappedColumn[] {
  const account = (
    ['billingAccountId', 'billingProfileId', 'subscriptionId'] as const
  ).filter(name => columns.has(name));
  return [
    ...(account.length > 0
      ? [
          {
            name: 'BillingAccountId',
            sql: columns.firstText(account),
            from: columns.find(account[0])!.name,
          },
        ]
      : []),
    ...mapped(columns, 'BillingAccountName', 'billingAccountName'),
    ...mapped(columns, 'SubAccountId', 'subscriptionId'),
    ...mapped(columns, 'SubAccountName', 'subscriptionName'),
  ];
}

function whatWasSold(columns: AzureColumns): MappedColumn[] {
  const onMarketplace = `(${columns.value(
    'publisherType',
  )} = 'marketplace' AND ${columns.text('publisherName')} IS NOT NULL)`;
  return [
    {
      name: 'ServiceProviderName',
      sql: `CASE WHEN ${onMarketplace} THEN ${columns.text(
        'publisherName',
      )} ELSE 'Microsoft' END`,
      from: columns.find('publisherName')?.name,
    },
    { name: 'HostProviderName', sql: `'Microsoft'` },
    {
      name: 'InvoiceIssuerName',
      sql: columns.firstText(['resellerName'], `'Microsoft'`),
    },
    ...mapped(columns, 'PublisherName', 'publisherName'),
    { name: 'ServiceCategory', sql: serviceCategorySql(columns) },
    { name: 'ServiceSubcategory', sql: serviceSubcategorySql(columns) },
    {
      name: 'ServiceName',
      // What the marketplace calls SaaS may be anything.
      sql: `coalesce(CASE WHEN NOT ${onMarketplace}
          OR lower(${columns.text('meterCategory')}) <> 'saas'
        THEN ${columns.text('meterCategory')} END,
        ${columns.firstText(['product', 'consumedService', 'meterCategory'])})`,
      from: columns.find('meterCategory')?.name,
    },
    {
      name: 'ChargeDescription',
      sql: columns.firstText(
        ['product'],
        `nullif(concat_ws(' - ', ${columns.text('meterCategory')},
          ${columns.text('meterSubCategory')},
          ${columns.text('meterName')}), '')`,
      ),
      from: columns.find('product')?.name,
    },
    ...mapped(columns, 'SkuId', 'meterId'),
    ...mapped(columns, 'SkuMeter', 'meterName'),
    ...instanceType(columns),
  ];
}

/** Details of virtual machines name their size in `ServiceType`. */
function instanceType(columns: AzureColumns): MappedColumn[] {
  const column = columns.find('additionalInfo');
  const text = inBraces(columns.text('additionalInfo'));
  return column
    ? [
        {
          name: 'x_InstanceType',
          sql: `CASE WHEN contains(${textSql(column)}, 'ServiceType')
              AND json_valid(${text})
            THEN json_extract_string(${text}, '$.ServiceType') END`,
          from: column.name,
        },
      ]
    : [];
}

function resource(columns: AzureColumns): MappedColumn[] {
  const id = columns.text('resourceId');
  const tags = columns.find('tags');
  return [
    ...(columns.has('resourceId')
      ? [
          {
            name: 'ResourceId',
            sql: `lower(${id})`,
            from: columns.find('resourceId')!.name,
          },
        ]
      : []),
    {
      name: 'ResourceName',
      sql: columns.firstText(
        ['resourceName'],
        `nullif(regexp_extract(${id}, '([^/]+)/*$', 1), '')`,
      ),
      from: columns.find('resourceName')?.name,
    },
    {
      name: 'ResourceType',
      sql: columns.firstText(['resourceType'], resourceTypeSql(id)),
      from: columns.find('resourceType')?.name,
    },
    ...(columns.has('location')
      ? [
          {
            name: 'RegionId',
            sql: `lower(replace(${columns.text('location')}, ' ', ''))`,
            from: columns.find('location')!.name,
          },
        ]
      : []),
    ...(tags
      ? [
          {
            name: 'Tags',
            sql:
              tags.type === 'VARCHAR'
                ? inBraces(columns.text('tags'))
                : tags.sql,
            from: tags.name,
          },
        ]
      : []),
  ];
}

/** The first two names after the last `/providers/` of an id. */
function resourceTypeSql(id: string): string {
  const path = `split_part(lower(${id}), '/providers/', -1)`;
  return `CASE WHEN contains(lower(${id}), '/providers/')
    THEN split_part(${path}, '/', 1) || '/' || split_part(${path}, '/', 2) END`;
}

/** Both exports have the quantity; it counts once, with the cost of use. */
function quantity(columns: AzureColumns, basis?: CostBasis): MappedColumn[] {
  const column = columns.find('quantity');
  const unit = columns.find('unit');
  return column && unit
    ? [
        {
          name: 'PricingQuantity',
          sql: basis === 'billed' ? NOTHING : column.sql,
          from: column.name,
        },
        { name: 'PricingUnit', sql: unitSql(columns), from: unit.name },
      ]
    : [];
}

/** Some exports leave the braces of an object out. */
function inBraces(text: string): string {
  return `CASE WHEN left(${text}, 1) IN ('{', '[') THEN ${text}
    ELSE '{' || ${text} || '}' END`;
}

function mapped(
  columns: AzureColumns,
  name: string,
  wanted: AzureColumn,
): MappedColumn[] {
  const column = columns.find(wanted);
  return column ? [{ name, sql: column.sql, from: column.name }] : [];
}
