import { LEVELS, type Catalogue, type Sheet } from '../catalogue/catalogue.js';
import type { Engine } from '../checkDraft.js';
import { message } from '../messages/translate.js';
import { titleOf, type Voice } from './controlPage.js';
import type { Page } from './page.js';
import { pageUri } from './pageUri.js';

/** One sheet of the list as a table, with what the transcriber could not settle. */
export function sheetPage(engine: Engine, voice: Voice, catalogue: Catalogue, sheet: Sheet): Page {
  const say = (...args: Parameters<typeof message>): string => voice.translate(message(...args));
  const { id } = catalogue;
  const rows = sheet.rows.map((row) => [
    row.layer === undefined ? String(row.row) : row.layer.title,
    row.item,
    row.text,
    ...LEVELS.map((level) => row.marks[level].mark ?? say('page.unreadable-mark')),
    [
      {
        kind: 'link' as const,
        text: titleOf(engine, voice, row.control),
        target: pageUri({ kind: 'control', catalogue: id, control: row.control }),
      },
    ],
  ]);
  const legend = Object.entries(sheet.legend).map(([mark, text]) => `${mark} ${text}`);
  return [
    { kind: 'heading', level: 1, text: sheet.title },
    { kind: 'text', text: say('catalogue.heading', { title: catalogue.title, id }) },
    { kind: 'list', items: [...legend, ...sheet.notes] },
    {
      kind: 'table',
      header: [
        say('page.column-row'),
        say('page.column-item'),
        say('page.column-text'),
        ...LEVELS,
        say('page.column-control'),
      ],
      rows,
    },
    ...(sheet.doubts.length > 0
      ? [{ kind: 'list' as const, items: sheet.doubts.map((text) => say('catalogue.doubt', { text })) }]
      : []),
  ];
}
