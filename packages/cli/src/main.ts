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

import { Command, CommanderError } from 'commander';
import { load } from './load';
import { say } from './say';

/**
 * The `ai-cost` command. What a command needs is imported when it runs, so that
 * `--help` and mistakes are quick.
 */
async function main(args: string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command('ai-cost')
    .description('What AI costs, read from real bills')
    .exitOverride()
    .configureOutput({ writeErr: text => process.stderr.write(text) });

  program
    .command('inspect')
    .description('read bills and show whose AI costs are in them')
    .argument('<bill...>', 'files of bills, folders of them, or patterns')
    .option(
      '--format <format>',
      'format of the bills: auto, or its name',
      'auto',
    )
    .option(
      '--catalog <file...>',
      'entity files or patterns; Locations are followed',
    )
    .option('--config <file>', 'app-config.yaml with rules and tag keys')
    .option('--output <output>', 'table, json or csv', 'table')
    .exitOverride()
    .action(async (bills: string[], options) => {
      const { inspect } = await load(import('./inspect/inspect'));
      exitCode = await inspect({ bills, ...options });
    });

  program
    .command('lint')
    .description('check the ai-cost annotations of catalog files')
    .argument('<file...>', 'catalog-info.yaml files, or patterns')
    .option('--config <file>', 'app-config.yaml with the kinds that hold costs')
    .option('--output <output>', 'text or json', 'text')
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing is wrong, 1 something is, 2 nothing could be read.',
    )
    .exitOverride()
    .action(async (files: string[], options) => {
      const { lint } = await load(import('./lint/lint'));
      exitCode = await lint({ files, ...options });
    });

  await program.parseAsync(args, { from: 'user' });
  return exitCode;
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    // Commander has already said what is wrong; help is no error.
    return error.exitCode === 0 ? 0 : 2;
  }
  const { message, advice } = error as { message?: string; advice?: string };
  say(`ai-cost: ${message ?? error}`);
  if (advice) {
    say(`  ${advice}`);
  }
  return 2;
}

// Set and not called for: output may still be on its way into a pipe.
main(process.argv.slice(2)).then(
  exitCode => {
    process.exitCode = exitCode;
  },
  error => {
    process.exitCode = exitCodeOf(error);
  },
);
