import { Argument, Command, CommanderError, Option } from 'commander';
import { builtInEngine, builtInTranslate } from '../builtin/builtin.js';
import { LANGUAGES, message, type Language, type Translate } from '../core/messages/translate.js';
import { SEVERITIES, type Severity } from '../core/rules/rule.js';
import { describeBaselineCommand } from './baselineProgram.js';
import { runBind } from './bindCommand.js';
import { runCatalogue } from './catalogueCommand.js';
import { runCheck } from './checkCommand.js';
import { runDiff } from './diffCommand.js';
import { addDiff } from './diffOptions.js';
import { defineDecisions, todayOption } from './decisionsProgram.js';
import { runExplain } from './explainCommand.js';
import { readLevelOption, readLineOption, readServiceOption } from './options.js';
import { columns, createTerminal, type Terminal } from './terminal.js';
import { readTodayOption } from './today.js';
import { EXIT, usage, UsageError, type ExitCode } from './usage.js';

interface CommonOptions {
  readonly service?: readonly string[];
  readonly level?: string;
  readonly color?: boolean;
  readonly overlay?: readonly string[];
  readonly today?: string;
}
interface FormatOptions extends CommonOptions {
  readonly format: 'text' | 'json';
}
interface BindOptions {
  readonly line: string;
  readonly not?: boolean;
  readonly overlay?: readonly string[];
}
interface CheckOptions extends FormatOptions {
  readonly failOn: Severity;
  readonly quiet?: boolean;
  readonly all?: boolean;
}

/** Runs the command line and gives the exit code. `args`: the words behind the program's name. Never throws. */
export async function run(args: readonly string[], version: string): Promise<ExitCode> {
  const language = languageOf(args);
  const translate = builtInTranslate(language);
  const terminal = createTerminal(colorOf(args));
  let code: ExitCode = EXIT.clean;
  const program = createProgram(translate, language, version, async (action) => {
    code = await action(terminal);
  });
  try {
    if (args.length === 0) throw usage('error.no-command');
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return report(error, translate, terminal);
  }
}

/** The messages' language is needed before the options are read: for the help and for errors in the options. */
function languageOf(args: readonly string[]): Language {
  const at = args.findIndex((arg) => /^--lang(?:=|$)/.test(arg));
  const [, inline] = (args[at] ?? '').split('=');
  const value = at < 0 ? undefined : (inline ?? args[at + 1]);
  return LANGUAGES.find((language) => language === value) ?? 'zh-TW';
}

function colorOf(args: readonly string[]): boolean | undefined {
  if (args.includes('--no-color')) return false;
  return args.includes('--color') ? true : undefined;
}

function report(error: unknown, translate: Translate, terminal: Terminal): ExitCode {
  if (error instanceof CommanderError) {
    // Help and version end the parsing by «errors» that are none.
    if (error.exitCode === 0) return EXIT.clean;
    return report(describeCommanderError(error), translate, terminal);
  }
  const text =
    error instanceof UsageError
      ? error.text
      : message('error.unexpected', { detail: error instanceof Error ? error.message : String(error) });
  terminal.writeError(`${translate(message('error.prefix', { text }))}\n`);
  if (error instanceof UsageError && HINTED.test(error.text.id))
    terminal.writeError(`${translate(message('error.see-help'))}\n`);
  return EXIT.unusable;
}

const HINTED =
  /^error\.(?:unknown-option|unknown-command|missing-argument|option-missing|excess|invalid-choice|no-command)/;

/** Commander tells in English what is wrong; its codes and the quoted names in its text are enough to tell it in ours. */
function describeCommanderError({ code, message: text }: CommanderError): UsageError {
  const quoted = [...text.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
  const [name = '', second = ''] = quoted;
  const suggestion = /Did you mean (?:one of )?([\w-]+)/.exec(text)?.[1];
  switch (code) {
    case 'commander.unknownOption':
      return suggestion === undefined
        ? usage('error.unknown-option', { name })
        : usage('error.unknown-option-near', { name, suggestion });
    case 'commander.unknownCommand':
      return suggestion === undefined
        ? usage('error.unknown-command', { name })
        : usage('error.unknown-command-near', { name, suggestion });
    case 'commander.missingArgument':
      return usage('error.missing-argument', { name });
    case 'commander.missingMandatoryOptionValue':
      return usage('error.missing-option', { name: name.replace(/ .*/, '') });
    case 'commander.optionMissingArgument':
      return usage('error.option-missing-argument', { name: name.replace(/ .*/, '') });
    case 'commander.excessArguments':
      return usage('error.excess-arguments');
    case 'commander.invalidArgument':
      return usage('error.invalid-choice', {
        option: name.replace(/ .*/, ''),
        value: second,
        choices: (/choices are (.*?)\.?$/.exec(text)?.[1] ?? '').replaceAll(', ', '、'),
      });
    case 'commander.help':
      return usage('error.no-command');
    default:
      return usage('error.unexpected', { detail: text.replace(/^error: /, '') });
  }
}

type Launch = (action: (terminal: Terminal) => ExitCode | Promise<ExitCode>) => Promise<void>;

function createProgram(translate: Translate, language: Language, version: string, launch: Launch): Command {
  const say = (...parts: Parameters<typeof message>): string => translate(message(...parts));
  const titles = new Map([
    ['Usage:', say('cli.usage')],
    ['Arguments:', say('cli.arguments')],
    ['Options:', say('cli.options')],
    ['Commands:', say('cli.commands')],
  ]);
  const program = new Command('tenderlint');
  const prepare = (command: Command): Command =>
    command
      .exitOverride()
      .configureOutput({ writeErr: () => undefined })
      .configureHelp({
        displayWidth: columns,
        styleTitle: (title) => titles.get(title) ?? title,
        optionDescription: (option) =>
          describeWithDefault(option.description, option.argChoices, option.defaultValue, say),
      })
      .helpOption('-h, --help', say('cli.help-description'));
  prepare(program)
    .description(say('cli.description'))
    .version(version, '-V, --version', say('cli.version-description'))
    .helpCommand('help [command]', say('cli.help-command-description'))
    .addOption(new Option('--lang <language>', say('cli.lang-option')).choices([...LANGUAGES]).default('zh-TW'))
    .addOption(new Option('--color', say('cli.color-option')))
    .addOption(new Option('--no-color', say('cli.no-color-option')))
    .addHelpText('after', `\n${say('cli.examples')}`);

  const common = (command: Command, service: string, level: string): Command =>
    prepare(command)
      .addOption(
        new Option('--service <service>', service).argParser((value: string, all: readonly string[] | undefined) => [
          ...(all ?? []),
          value,
        ]),
      )
      .addOption(new Option('--level <level>', level))
      .addOption(new Option('--lang <language>', say('cli.lang-option')).choices([...LANGUAGES]).default('zh-TW'))
      .addOption(new Option('--color', say('cli.color-option')))
      .addOption(new Option('--no-color', say('cli.no-color-option')));
  const overlay = (flags = '--overlay <file>', description = say('cli.overlay-option')): Option =>
    new Option(flags, description).argParser((value: string, all: readonly string[] | undefined) => [
      ...(all ?? []),
      value,
    ]);
  const format = (): Option =>
    new Option('--format <format>', say('cli.format-option')).choices(['text', 'json']).default('text');

  const check = common(program.command('check'), say('cli.service-option'), say('cli.level-option'))
    .description(say('cli.check-description'))
    .addArgument(new Argument('<path...>', say('cli.paths-argument')))
    .addOption(format())
    .addOption(
      new Option('--fail-on <severity>', say('cli.fail-on-option')).choices([...SEVERITIES]).default('warning'),
    )
    .addOption(overlay())
    .addOption(new Option('-q, --quiet', say('cli.quiet-option')))
    .addOption(new Option('-a, --all', say('cli.all-option')))
    .addOption(todayOption(translate));
  check.action(async (paths: readonly string[], options: CheckOptions) =>
    launch((terminal) => {
      const engine = builtInEngine();
      return runCheck(engine, translate, terminal, {
        paths,
        format: options.format,
        services: readServiceOption(engine.catalogues[0], options.service),
        level: readLevelOption(options.level),
        overlays: options.overlay ?? [],
        failOn: options.failOn,
        quiet: options.quiet ?? false,
        all: options.all ?? false,
        today: readTodayOption(options.today),
      });
    }),
  );

  const explain = common(program.command('explain'), say('cli.service-option'), say('cli.level-option'))
    .description(say('cli.explain-description'))
    .addArgument(new Argument('<file>', say('cli.file-argument')))
    .addArgument(new Argument('<control>', say('cli.control-argument')))
    .addOption(overlay())
    .addOption(todayOption(translate));
  explain.action(async (file: string, control: string, options: CommonOptions) =>
    launch((terminal) => {
      const engine = builtInEngine();
      const services = readServiceOption(engine.catalogues[0], options.service);
      return runExplain(engine, translate, language, terminal, {
        file,
        control,
        services,
        level: readLevelOption(options.level),
        overlays: options.overlay ?? [],
        today: readTodayOption(options.today),
      });
    }),
  );

  const decisions = common(program.command('decisions'), say('cli.service-option'), say('cli.level-option'));
  defineDecisions(decisions, translate, launch);

  prepare(program.command('bind'))
    .description(say('cli.bind-description'))
    .addArgument(new Argument('<file>', say('cli.bind-file-argument')))
    .addArgument(new Argument('<control>', say('cli.bind-control-argument')))
    .addOption(new Option('--line <line>', say('cli.bind-line-option')).makeOptionMandatory())
    .addOption(new Option('--not', say('cli.bind-not-option')))
    .addOption(overlay())
    .addOption(new Option('--lang <language>', say('cli.lang-option')).choices([...LANGUAGES]).default('zh-TW'))
    .action(async (file: string, control: string, options: BindOptions) =>
      launch((terminal) =>
        runBind(builtInEngine(), translate, terminal, {
          file,
          control,
          line: readLineOption(options.line),
          verb: options.not === true ? 'not' : 'covers',
          overlays: options.overlay ?? [],
        }),
      ),
    );

  const catalogue = common(
    program.command('catalogue'),
    say('cli.catalogue-service-option'),
    say('cli.catalogue-level-option'),
  )
    .description(say('cli.catalogue-description'))
    .addOption(format());
  catalogue.action(async (options: FormatOptions) =>
    launch((terminal) => {
      const engine = builtInEngine();
      const services = readServiceOption(engine.catalogues[0], options.service);
      return runCatalogue(engine, translate, language, terminal, {
        format: options.format,
        services,
        level: readLevelOption(options.level),
      });
    }),
  );
  addDiff(
    prepare(program.command('diff')),
    overlay('--overlay-to <file>', say('cli.diff-overlay-option')),
    say,
    (args) => launch((terminal) => runDiff(builtInEngine(), translate, language, terminal, args)),
  );
  describeBaselineCommand(prepare(program.command('baseline')), translate, launch);
  return program;
}

function describeWithDefault(
  description: string,
  choices: readonly string[] | undefined,
  defaultValue: unknown,
  say: (...parts: Parameters<typeof message>) => string,
): string {
  const notes: string[] = [];
  if (choices !== undefined) notes.push(`${say('cli.choices')} ${choices.join(' | ')}`);
  if (typeof defaultValue === 'string') notes.push(`${say('cli.default')} ${defaultValue}`);
  if (notes.length === 0) return description;
  const [first = '', second] = notes;
  const all = second === undefined ? first : say('cli.two-notes', { first, second });
  return say('cli.with-notes', { description, notes: all });
}
