import { Argument, Option, type Command } from 'commander';
import { builtInEngine } from '../builtin/builtin.js';
import { message, type Translate } from '../core/messages/translate.js';
import { runDecisions, type DecisionsArguments } from './decisionsCommand.js';
import { readLevelOption, readServiceOption } from './options.js';
import type { Terminal } from './terminal.js';
import { readTodayOption } from './today.js';
import type { ExitCode } from './usage.js';

interface DecisionsOptions {
  readonly service?: readonly string[];
  readonly level?: string;
  readonly today?: string;
  readonly format: DecisionsArguments['format'];
}

/** `--today`, for every command that judges by the date. */
export function todayOption(translate: Translate): Option {
  return new Option('--today <date>', translate(message('cli.today-option')));
}

/** Adds to a prepared command what `decisions` takes, and what it does. */
export function defineDecisions(
  command: Command,
  translate: Translate,
  launch: (action: (terminal: Terminal) => Promise<ExitCode>) => Promise<void>,
): void {
  command
    .description(translate(message('cli.decisions-description')))
    .addArgument(new Argument('<path...>', translate(message('cli.paths-argument'))))
    .addOption(
      new Option('--format <format>', translate(message('cli.format-option')))
        .choices(['text', 'markdown', 'csv', 'json'])
        .default('text'),
    )
    .addOption(todayOption(translate))
    .action(async (paths: readonly string[], options: DecisionsOptions) =>
      launch((terminal) => {
        const engine = builtInEngine();
        return runDecisions(engine, translate, terminal, {
          paths,
          format: options.format,
          services: readServiceOption(engine.catalogues[0], options.service),
          level: readLevelOption(options.level),
          today: readTodayOption(options.today),
        });
      }),
    );
}
