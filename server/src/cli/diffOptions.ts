import { Option, type Command } from 'commander';
import { LANGUAGES, type message } from '../core/messages/translate.js';
import type { DiffArguments } from './diffCommand.js';

interface DiffOptions {
  readonly from?: string;
  readonly to?: string;
  readonly catalogueFrom?: string;
  readonly catalogueTo?: string;
  readonly overlayTo?: readonly string[];
  readonly format: DiffArguments['format'];
}

/** Gives a command the options of `diff`; `overlayTo` as the other commands have it, under its own name. */
export function addDiff(
  command: Command,
  overlayTo: Option,
  say: (...parts: Parameters<typeof message>) => string,
  run: (args: DiffArguments) => Promise<void>,
): void {
  command
    .description(say('cli.diff-description'))
    .addOption(new Option('--from <side>', say('cli.diff-from-option')))
    .addOption(new Option('--to <side>', say('cli.diff-to-option')))
    .addOption(new Option('--catalogue-from <id>', say('cli.diff-catalogue-from-option')))
    .addOption(new Option('--catalogue-to <id>', say('cli.diff-catalogue-to-option')))
    .addOption(overlayTo)
    .addOption(
      new Option('--format <format>', say('cli.format-option'))
        .choices(['text', 'markdown', 'csv', 'json'])
        .default('text'),
    )
    .addOption(new Option('--lang <language>', say('cli.lang-option')).choices([...LANGUAGES]).default('zh-TW'))
    .addOption(new Option('--color', say('cli.color-option')))
    .addOption(new Option('--no-color', say('cli.no-color-option')))
    .addHelpText('after', `\n${say('cli.diff-examples')}`)
    .action((options: DiffOptions) =>
      run({
        format: options.format,
        from: options.from ?? null,
        to: options.to ?? null,
        catalogueFrom: options.catalogueFrom ?? null,
        catalogueTo: options.catalogueTo ?? null,
        overlaysTo: options.overlayTo ?? [],
      }),
    );
}
