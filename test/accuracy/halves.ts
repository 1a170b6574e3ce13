import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Engine } from '../../server/src/core/checkDraft.js';
import { readCorpus } from './corpus.js';
import { bestThreshold, measureAll } from './measure.js';
import type { Halves } from './report.js';

const FAMILIES: Readonly<Record<string, string>> = {
  'application-security': '應用程式安全',
  'data-and-cloud': '帳號、傳輸、日誌、資料所在',
  'monitoring-and-defence': '防護建置與監控',
  'office-tools': '辦公室雲端工具',
  planning: '規劃與遵循',
  'platform-management': '雲端平台管理',
  'protection-baseline': '防護基準七構面',
  'testing-and-exercises': '檢測與演練',
  'training-and-staff': '訓練與人力',
  'vendor-qualification': '廠商資格與標準',
};

/** Reads and measures both halves. `root`: the folder of the project. */
export function measureHalves(engine: Engine, root: string): Halves {
  const [catalogue] = engine.catalogues;
  const folder = path.join(root, 'test/corpus');
  const development = readCorpus(folder, 'development', catalogue);
  const test = readCorpus(folder, 'test', catalogue);
  const threshold = bestThreshold(engine, development);
  return {
    development,
    test,
    threshold,
    onDevelopment: measureAll(engine, development, threshold),
    onTest: measureAll(engine, test, threshold),
    sheets: new Map(catalogue.sheets.map(({ service, title }) => [service, title])),
    families: readFamilies(root),
  };
}

function readFamilies(root: string): Halves['families'] {
  const home = path.join(root, 'server/data/lexicon');
  return new Map(
    readdirSync(home).flatMap((file) => {
      const { controls } = parse(readFileSync(path.join(home, file), 'utf8')) as {
        readonly controls: readonly { readonly control: string }[];
      };
      const name = file.replace('.yaml', '');
      return controls.map(({ control }) => [control, FAMILIES[name] ?? name] as const);
    }),
  );
}
