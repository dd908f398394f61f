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
import { formatDecimal } from 'backstage-plugin-ai-cost-common';
import { parseCsvRates } from './parseCsvRates';
import { parseEcbRates } from './parseEcbRates';
import type { RateList } from './RateList';
import { readConfigRates } from './readConfigRates';

function summary({ rates, problems }: RateList) {
  return {
    rates: rates.map(
      ({ base, quote, day, rate, source }) =>
        `${day} ${base} ${quote} ${formatDecimal(rate)} ${source}`,
    ),
    problems,
  };
}

const ECB_XML = `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
  <gesmes:subject>Reference rates</gesmes:subject>
  <gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
  <Cube>
    <Cube time='2026-10-02'>
      <Cube currency='USD' rate='1.0923'/>
      <Cube currency='JPY' rate='1e3'/>
      <Cube currency='yen' rate='160'/>
    </Cube>
    <Cube time='soon'>
      <Cube currency='USD' rate='1.09'/>
    </Cube>
  </Cube>
</gesmes:Envelope>`;

describe('readConfigRates', () => {
  const read = (entry: Record<string, string | number>) =>
    readConfigRates(
      new ConfigReader({ aiCost: { currency: { rates: [entry] } } }),
    );
  const entry = { from: 'EUR', to: 'USD', date: '2026-10-01', rate: '1.0923' };

  it('reads every digit', () => {
    expect(
      summary({
        rates: read({ ...entry, rate: '1.092300000000000001' }),
        problems: [],
      }).rates,
    ).toEqual(['2026-10-01 EUR USD 1.092300000000000001 config']);
    expect(read({ ...entry, rate: 1.0923 })).toEqual(read(entry));
    expect(readConfigRates(new ConfigReader({}))).toEqual([]);
  });

  it.each([
    [{ from: 'euro' }, 'aiCost.currency.rates[0].from must be a code like EUR'],
    [
      { to: 'EUR' },
      'aiCost.currency.rates[0].to must be another currency than from',
    ],
    [
      { date: '2026-02-30' },
      'aiCost.currency.rates[0].date must be a day like 2026-11-01',
    ],
    [
      { rate: '0.00' },
      'aiCost.currency.rates[0].rate must be a decimal above zero, like 1.0923',
    ],
    [
      { rate: '1,0923' },
      'aiCost.currency.rates[0].rate must be a decimal above zero, like 1.0923',
    ],
  ])('says what is wrong with %j', (wrong, message) => {
    expect(() => read({ ...entry, ...wrong })).toThrow(message);
  });
});

describe('parseCsvRates', () => {
  it('reads rows, and says which ones it cannot read', () => {
    const text =
      '\uFEFFDate,From,To,Rate\r\n2026-10-01,EUR,USD,1.0923\r\n2026-10-02,EUR,USD\r\nsoon,EUR,USD,1\r\n2026-10-03,GBP,USD,1.3\r\n';

    expect(summary(parseCsvRates(text, 'rates.csv'))).toEqual({
      rates: [
        '2026-10-01 EUR USD 1.0923 rates.csv',
        '2026-10-03 GBP USD 1.3 rates.csv',
      ],
      problems: [
        'rates.csv, row 2, rate: must be a decimal above zero, like 1.0923',
        'rates.csv, row 3, date: must be a day like 2026-11-01',
      ],
    });
  });

  it.each([
    ['', 'the first line must name the columns from,to,date,rate'],
    ['from,to,rate\n', 'the first line must name the columns'],
    ['from,to,date,rate,__proto__\n', 'the first line must name the columns'],
    ['from,to,date,rate\n"', 'is no CSV'],
  ])('refuses %j', (text, message) => {
    expect(() => parseCsvRates(text, 'rates.csv')).toThrow(message);
  });
});

describe('parseEcbRates', () => {
  it('reads the history as CSV', () => {
    const text =
      'Date,USD,JPY,CYP,\n2026-10-02,1.0923,160.5,N/A,\n2026-10-01,1.09,x,N/A,\n01 October 2026,1,1,1,\n';

    expect(summary(parseEcbRates(text, 'eurofxref-hist.csv'))).toEqual({
      rates: [
        '2026-10-02 EUR USD 1.0923 ECB',
        '2026-10-02 EUR JPY 160.5 ECB',
        '2026-10-01 EUR USD 1.09 ECB',
      ],
      problems: [
        'eurofxref-hist.csv, row 2, JPY: must be a decimal above zero, like 1.0923',
        'eurofxref-hist.csv, row 3, Date: must be a day like 2026-11-01',
      ],
    });
  });

  it('reads XML', () => {
    expect(summary(parseEcbRates(ECB_XML, 'eurofxref-daily.xml'))).toEqual({
      rates: ['2026-10-02 EUR USD 1.0923 ECB'],
      problems: [
        'eurofxref-daily.xml, 2026-10-02, JPY: rate must be a decimal above zero, like 1.0923',
        'eurofxref-daily.xml, 2026-10-02, yen: currency must be a code like USD',
        'eurofxref-daily.xml, soon: time must be a day like 2026-11-01',
      ],
    });
  });

  it.each([
    ['Day,USD\n', 'the first line must be like Date,USD,JPY'],
    ['Date,usd\n', 'the first line must be like Date,USD,JPY'],
    ['<html><body>Not found</body></html>', 'is not the XML'],
    [`${ECB_XML.slice(0, -20)}`, 'is not the XML'],
  ])('refuses %j', (text, message) => {
    expect(() => parseEcbRates(text, 'rates')).toThrow(message);
  });
});
