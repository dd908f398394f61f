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

import {
  dailyUsage,
  generateRequests,
  MODEL_ALIASES,
  writeAzure,
  writeCur,
  writeFocus,
  writeGcp,
  type DailyUsage,
  type Vendor,
} from '@internal/ai-cost-sample-data';
import { formatDecimal, parseDecimal } from 'backstage-plugin-ai-cost-common';
import { component } from '../__testUtils__/component';
import { runCommand } from '../__testUtils__/runCommand';
import { TestFolder } from '../__testUtils__/TestFolder';

jest.setTimeout(120_000);

interface Allocation {
  entity: string;
  environment: string;
  model: string;
  billed: string;
}

/** Money by entity, environment and model. */
function byOwner(allocations: readonly Allocation[]): Record<string, string> {
  const sums = new Map<string, bigint>();
  for (const { entity, environment, model, billed } of allocations) {
    const key = `${entity} ${environment} ${model}`;
    sums.set(key, (sums.get(key) ?? 0n) + parseDecimal(billed));
  }
  return Object.fromEntries(
    [...sums].sort().map(([key, sum]) => [key, formatDecimal(sum)]),
  );
}

describe('the same calls as bills of every format', () => {
  const usage = dailyUsage(
    generateRequests({ seed: 1, from: '2026-10-28', days: 6, perDay: 3 }),
  );
  const of = (vendor: Vendor) =>
    usage.filter(({ caller }) => caller.vendor === vendor);
  const truthOf = (some: readonly DailyUsage[]) =>
    byOwner(
      some.map(({ caller, model, cost }) => ({
        entity: caller.entity,
        environment: caller.environment,
        model: model.model,
        billed: formatDecimal(cost),
      })),
    );
  let folder: TestFolder;

  beforeEach(async () => {
    folder = await TestFolder.create();
    const names = new Set(
      usage.map(({ caller }) => caller.entity.split('/')[1]),
    );
    await folder.write({
      'catalog.yaml': [...names].map(name => component(name, {})).join('---\n'),
      'app-config.yaml': JSON.stringify({
        aiCost: { models: { aliases: MODEL_ALIASES } },
      }),
    });
  });

  afterEach(() => folder.remove());

  async function inspect(files: Record<string, string>) {
    await folder.write(files);
    const { stdout, stderr } = await runCommand(
      folder.path,
      'inspect',
      ...Object.keys(files),
      '--catalog',
      'catalog.yaml',
      '--config',
      'app-config.yaml',
      '--output',
      'json',
    );
    expect(stderr).not.toMatch(/error/i);
    const report = JSON.parse(stdout);
    return {
      allocations: byOwner(report.allocations),
      rest: [report.unallocated, report.notAi, report.quarantine],
    };
  }

  it.each<[string, Record<string, string>, readonly DailyUsage[]]>([
    ['FOCUS', { 'focus.csv': writeFocus(usage, { knows: 'tags' }) }, usage],
    ['AWS CUR', { 'cur.csv': writeCur(of('aws')) }, of('aws')],
    ['Azure', { 'azure.csv': writeAzure(of('azure')) }, of('azure')],
    ['Google Cloud', { 'gcp.jsonl': writeGcp(of('gcp')) }, of('gcp')],
  ])('cost what they cost, as %s', async (_, files, billed) => {
    expect(await inspect(files)).toEqual({
      allocations: truthOf(billed),
      rest: [[], [], []],
    });
  });
});
