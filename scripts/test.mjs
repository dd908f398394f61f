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

// Every check of the project, and the totals at the end. Names of steps as
// arguments run those alone: npm test -- lint unit

import fs from 'node:fs';
import path from 'node:path';
import { browserEnvironment } from './chromium.mjs';
import { clickHouseEnvironment } from './clickhouse.mjs';
import { startPostgres } from './postgres.mjs';
import { runCommand } from './processes.mjs';
import { prometheusEnvironment } from './prometheus.mjs';
import { root, say, toolsFolder } from './toolchain.mjs';

const reports = path.join(toolsFolder, 'reports');
const bin = name => path.join(root, 'node_modules', '.bin', name);
const POSTGRES = /^BACKSTAGE_TEST_DATABASE_POSTGRES\d+_CONNECTION_STRING$/;

const totals = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

function readReport(file) {
  return fs.existsSync(file)
    ? JSON.parse(fs.readFileSync(file, 'utf8'))
    : undefined;
}

async function check(name, command, args) {
  const code = await runCommand(command, args);
  totals[code === 0 ? 'passed' : 'failed'] += 1;
  if (code !== 0) {
    failures.push(name);
  }
}

/** Tests that passed and have a name like this. */
function count(report, name) {
  return (report?.testResults ?? [])
    .flatMap(suite => suite.assertionResults)
    .filter(test => name.test(test.fullName) && test.status === 'passed')
    .length;
}

async function unit() {
  const given = Object.keys(process.env).find(name => POSTGRES.test(name));
  const clickHouse = clickHouseEnvironment();
  const prometheus = prometheusEnvironment();
  const postgres = given ? undefined : await startPostgres();
  const file = path.join(reports, 'jest.json');
  try {
    const code = await runCommand(
      bin('backstage-cli'),
      [
        ...['repo', 'test', '--watchAll=false', '--maxWorkers=2'],
        ...['--json', `--outputFile=${file}`],
      ],
      {
        env: {
          BACKSTAGE_TEST_DISABLE_DOCKER: '1',
          ...clickHouse,
          ...prometheus,
          ...(postgres && {
            BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING:
              postgres.connectionString,
          }),
        },
      },
    );
    const report = readReport(file);
    totals.passed += report?.numPassedTests ?? 0;
    totals.failed += report?.numFailedTests ?? 0;
    totals.skipped += report?.numPendingTests ?? 0;
    if (code !== 0 || !report) {
      failures.push('unit and API tests');
    }
    // A suite that found no PostgreSQL would be green for the wrong reason.
    const onPostgres = count(report, /postgres/i);
    say(`${onPostgres} tests ran on PostgreSQL`);
    if (!onPostgres) {
      failures.push('tests on PostgreSQL (none ran)');
    }
    const onPrometheus = count(report, /real Prometheus/);
    say(
      `${onPrometheus} tests ran on ${
        prometheus.AI_COST_TEST_PROMETHEUS ? '' : 'recorded answers of '
      }Prometheus`,
    );
    if (!onPrometheus) {
      failures.push('tests on Prometheus (none ran)');
    }
  } finally {
    await postgres?.stop();
  }
}

async function browser() {
  const file = path.join(reports, 'playwright.json');
  const build = await runCommand(bin('backstage-cli'), ['package', 'build'], {
    cwd: path.join(root, 'packages', 'app'),
  });
  const code =
    build ||
    (await runCommand(
      bin('playwright'),
      ['test', '--config', 'test/browser/playwright.config.ts'],
      {
        env: {
          ...(await browserEnvironment()),
          PLAYWRIGHT_JSON_OUTPUT_NAME: file,
        },
      },
    ));
  const stats = readReport(file)?.stats;
  totals.passed += (stats?.expected ?? 0) + (stats?.flaky ?? 0);
  totals.failed += stats?.unexpected ?? 0;
  totals.skipped += stats?.skipped ?? 0;
  if (code !== 0 || !stats?.expected) {
    failures.push('browser tests');
  }
}

const steps = {
  lint: () => check('lint', bin('backstage-cli'), ['repo', 'lint']),
  format: () => check('format', bin('prettier'), ['--check', '.']),
  // All anew: the order of a union's members in what is written, and so in the
  // API reports, follows from what was compiled before.
  types: () => check('types', bin('tsc'), ['--incremental', 'false']),
  // Compares what the packages export, as `types` has written it, with the reports.
  api: () =>
    check('API reports', bin('backstage-repo-tools'), [
      ...['api-reports', '--ci', '--allow-all-warnings'],
      ...['-o', 'ae-wrong-input-file-type'],
      ...fs
        .readdirSync(path.join(root, 'plugins'))
        .map(name => `plugins/${name}`),
    ]),
  unit,
  browser,
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter(name => !Object.hasOwn(steps, name));
if (unknown.length) {
  say(`no step "${unknown[0]}"; there are ${Object.keys(steps).join(', ')}`);
  process.exit(2);
}

fs.rmSync(reports, { recursive: true, force: true });
fs.mkdirSync(reports, { recursive: true });
for (const [name, step] of Object.entries(steps)) {
  if (!chosen.length || chosen.includes(name)) {
    const started = Date.now();
    say(`${name} …`);
    try {
      await step();
    } catch (error) {
      console.error(error);
      failures.push(name);
    }
    say(`${name} took ${Math.round((Date.now() - started) / 1000)} s`);
  }
}

for (const failure of failures) {
  say(`FAILED: ${failure}`);
}
totals.failed = Math.max(totals.failed, failures.length);
console.log(
  `${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`,
);
process.exitCode = failures.length ? 1 : 0;
