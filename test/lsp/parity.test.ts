import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { CheckReport, FindingReport } from '../../server/src/core/report/checkReport.js';
import { isListed } from '../../server/src/core/report/listed.js';
import { root, tenderlint } from '../support/cli.js';
import { connect, type Mode, type TestClient } from './support/client.js';
import { controlOf } from './support/tags.js';

const FOLDER = path.join(root, 'examples');
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.md'));

const SEVERITIES = { error: 1, warning: 2, information: 3 } as const satisfies Record<string, DiagnosticSeverity>;

/** What a reader learns of a finding, wherever it is shown. */
interface Shown {
  readonly rule: unknown;
  readonly severity: unknown;
  readonly control: string | null;
  readonly range: unknown;
  readonly message: unknown;
  readonly related: readonly unknown[];
}

function shownByReport({ rule, severity, control, start, end, message, related }: FindingReport): Shown {
  return {
    rule,
    severity: SEVERITIES[severity],
    control,
    range: { start, end },
    message,
    related: related.map((each) => ({ range: { start: each.start, end: each.end }, message: each.message })),
  };
}

function shownByEditor(diagnostic: Diagnostic): Shown {
  const { code, severity, range, message, relatedInformation = [] } = diagnostic;
  return {
    rule: code,
    severity,
    control: controlOf(diagnostic),
    range,
    message,
    related: relatedInformation.map((each) => ({ range: each.location.range, message: each.message })),
  };
}

/** The command line over the examples, once for each choice of options. */
const runs = new Map<string, CheckReport>();
function report(...options: readonly string[]): CheckReport {
  const known = runs.get(options.join(' '));
  if (known !== undefined) return known;
  const { out } = tenderlint(['check', 'examples', '--format', 'json', ...options]);
  const run = JSON.parse(out) as CheckReport;
  runs.set(options.join(' '), run);
  return run;
}

/** Findings of each example that `wants` takes. */
function shownIn({ drafts }: CheckReport, wants: (finding: FindingReport) => boolean = () => true): Findings {
  return new Map(
    drafts.map(({ path: file, findings }) => [path.basename(file), findings.filter(wants).map(shownByReport)]),
  );
}

type Findings = ReadonlyMap<string, readonly Shown[]>;

/** Diagnostics of each example, pulled one after the other. */
async function pulled(client: TestClient): Promise<Findings> {
  const all = new Map<string, readonly Shown[]>();
  for (const file of FILES) {
    const uri = pathToFileURL(path.join(FOLDER, file)).href;
    if (!client.isOpen(uri)) await client.open(uri, readFileSync(path.join(FOLDER, file), 'utf8'));
    all.set(file, (await client.diagnostics(uri)).map(shownByEditor));
  }
  return all;
}

/** A client whose settings a test changes as it goes. */
async function connectSetting(
  mode: Mode,
): Promise<{ client: TestClient; pulledUnder: (settings: unknown) => Promise<Findings> }> {
  let settings: unknown = null;
  const client = await connect({ mode, settings: () => settings });
  return {
    client,
    pulledUnder: async (next) => {
      settings = next;
      await client.changeSettings();
      return pulled(client);
    },
  };
}

describe('the server and the command line', () => {
  it('have examples in which there is something to find', () => {
    const expected = shownIn(report());
    expect([...expected.keys()].toSorted()).toEqual(FILES);
    expect([...expected.values()].flat().length).toBeGreaterThan(40);
  });

  it.each<Mode>(['memory', 'stdio', 'worker'])('find and list the same in every example (%s)', async (mode) => {
    const { client, pulledUnder } = await connectSetting(mode);
    expect(await pulledUnder({ all: true })).toEqual(shownIn(report()));
    const byDefault = shownIn(report(), (finding) => isListed(finding, { quiet: false, all: false }));
    expect(await pulledUnder(null)).toEqual(byDefault);
    expect(client.heard.logged.all).toEqual([]);
  });

  it('list the same, however much is listed', async () => {
    const { pulledUnder } = await connectSetting('memory');
    for (const all of [false, true]) {
      const expected = shownIn(report(), (finding) => isListed(finding, { quiet: true, all }));
      expect(await pulledUnder({ quiet: true, all })).toEqual(expected);
    }
  });

  it('say the same in English, of another service at another level', async () => {
    const { pulledUnder } = await connectSetting('memory');
    const settings = { all: true, lang: 'en', service: ['maintenance'], level: '高' };
    const expected = shownIn(report('--lang', 'en', '--service', 'maintenance', '--level', '高'));
    expect(await pulledUnder(settings)).toEqual(expected);
  });
});

describe('the server and the command line, of a folder', () => {
  it('find the same files and the same in them', async () => {
    const uri = pathToFileURL(FOLDER).href;
    const client = await connect({
      mode: 'stdio',
      folders: [uri],
      settings: () => ({ all: true, diagnosticMode: 'workspace' }),
    });
    const { items } = await client.pullWorkspace();
    const found = new Map(
      items.map((item) => [path.basename(item.uri), item.kind === 'full' ? item.items.map(shownByEditor) : []]),
    );
    expect(found).toEqual(shownIn(report()));
    const { drafts, checked, passedOver, warnings } = report().summary;
    expect(await client.checkWorkspace()).toMatchObject({ drafts, checked, passedOver, warnings });
  });
});
