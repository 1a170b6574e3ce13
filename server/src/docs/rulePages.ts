/** What `server/data/rules.yaml` says of one rule; its schema was checked when the data was compiled. */
interface RuleDoc {
  readonly severity: Readonly<Record<'zh-TW' | 'en', string>>;
  readonly example?: string;
  readonly 'zh-TW': RulePage;
  readonly en: RulePage;
}

interface RulePage {
  readonly title: string;
  readonly why: string;
  readonly what: string;
}

const NOTICE = '<!-- 由 server/data/rules.yaml 產生（npm run write-generated），請勿直接修改。 -->';

/** One page for each rule, and the index of all. */
export function rulePages(ruleDocs: unknown): ReadonlyMap<string, string> {
  // compileData validated the file against rules.schema.json.
  const docs = Object.entries(ruleDocs as Readonly<Record<string, RuleDoc>>);
  return new Map([
    ['docs/rules/README.md', index(docs)],
    ...docs.map(([id, doc]) => [`docs/rules/${id}.md`, page(id, doc)] as const),
  ]);
}

function page(id: string, doc: RuleDoc): string {
  const example =
    doc.example === undefined ? '' : `\n▶ 標出發現的位置：\n\n\`\`\`markdown\n${doc.example.trimEnd()}\n\`\`\`\n`;
  return `${NOTICE}

# ${id}

**${doc['zh-TW'].title}**（${doc.severity['zh-TW']}）

${doc['zh-TW'].why}

怎麼辦：${doc['zh-TW'].what}
${example}
## English

**${doc.en.title}** (${doc.severity.en})

${doc.en.why}

What to do: ${doc.en.what}
`;
}

function index(docs: readonly (readonly [string, RuleDoc])[]): string {
  const rows = docs.map(
    ([id, doc]) => `| [${id}](${id}.md) | ${doc.severity['zh-TW']} | ${doc['zh-TW'].title} | ${doc.en.title} |`,
  );
  return `${NOTICE}

# 規則 Rules

| 規則 | 嚴重度 | 說明 | English |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}
