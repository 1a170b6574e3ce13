import { Option, type Command } from 'commander';
import { builtInEngine } from '../builtin/builtin.js';
import { BASELINE_TEXTS, type BaselineText } from '../core/draft/profile.js';
import { readDate } from '../core/draft/profileValues.js';
import { LANGUAGES, message, type Translate } from '../core/messages/translate.js';
import { BASELINE_FORMATS, runBaseline, type BaselineArguments } from './baselineCommand.js';
import { readLevelOption } from './options.js';
import type { Terminal } from './terminal.js';
import { usage, type ExitCode } from './usage.js';

interface BaselineOptions {
  readonly level: string;
  readonly text?: BaselineText;
  readonly date?: string;
  readonly aspect?: string;
  readonly format: BaselineArguments['format'];
  readonly from?: BaselineText;
  readonly to?: BaselineText;
}

/** Words and options of `tenderlint baseline`. */
export function describeBaselineCommand(
  command: Command,
  translate: Translate,
  launch: (action: (terminal: Terminal) => ExitCode | Promise<ExitCode>) => Promise<void>,
): void {
  const say = (...parts: Parameters<typeof message>): string => translate(message(...parts));
  const text = (flags: string, description: string): Option =>
    new Option(flags, description).choices([...BASELINE_TEXTS]);
  command
    .description(say('cli.baseline-description'))
    .addOption(new Option('--level <level>', say('cli.baseline-level-option')).makeOptionMandatory())
    .addOption(text('--text <text>', say('cli.baseline-text-option')))
    .addOption(new Option('--date <date>', say('cli.baseline-date-option')))
    .addOption(new Option('--aspect <aspect>', say('cli.baseline-aspect-option')))
    .addOption(new Option('--format <format>', say('cli.format-option')).choices([...BASELINE_FORMATS]).default('text'))
    .addOption(text('--from <text>', say('cli.baseline-from-option')))
    .addOption(text('--to <text>', say('cli.baseline-to-option')))
    .addOption(new Option('--lang <language>', say('cli.lang-option')).choices([...LANGUAGES]).default('zh-TW'))
    .addOption(new Option('--color', say('cli.color-option')))
    .addOption(new Option('--no-color', say('cli.no-color-option')))
    .action(async (options: BaselineOptions) =>
      launch((terminal) => {
        const level = readLevelOption(options.level);
        if (level === null) throw usage('error.unknown-level', { value: options.level });
        return runBaseline(builtInEngine(), translate, terminal, {
          level,
          text: options.text ?? null,
          date: readDateOption(options.date),
          aspect: options.aspect?.trim() ?? null,
          format: options.format,
          from: options.from ?? null,
          to: options.to ?? null,
        });
      }),
    );
}

/**
 * Reads `--date`, by either calendar, as an ISO date.
 *
 * @throws {UsageError} for what is no date.
 */
export function readDateOption(value: string | undefined): string | null {
  if (value === undefined) return null;
  const date = readDate(value);
  if (date === undefined) throw usage('error.not-a-date', { value });
  return date;
}
