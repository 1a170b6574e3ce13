import type { DraftCheck, Engine } from '../checkDraft.js';
import { namesWrittenIn } from '../draft/namedFiles.js';
import { fieldOfKey } from '../draft/profileFields.js';
import { declaredServices } from '../draft/readProfile.js';
import type { Span } from '../text/span.js';
import { pageUri } from './pageUri.js';

/** A range of the draft that leads to a page of ours. */
export interface PageLink {
  readonly span: Span;
  readonly target: string;
}

/** A range of the front matter that names a file, as written there. */
export interface FileLink {
  readonly span: Span;
  readonly name: string;
}

/** The files that a draft names in its front matter. */
export function fileLinksOf({ draft }: DraftCheck): readonly FileLink[] {
  return namesWrittenIn(draft.frontMatter).map(({ text, span }) => ({ span, name: text }));
}

/** Ids of controls (in backticks, or in comments of ours) and declared service types, with the pages that explain them. */
export function linksOf({ names }: Engine, { draft, reading }: DraftCheck): readonly PageLink[] {
  const catalogue = reading.catalogue.id;
  const services = (draft.frontMatter?.entries ?? [])
    .filter(({ key }) => fieldOfKey(key)?.id === 'service')
    .flatMap((entry) => declaredServices(entry, reading.catalogue))
    .flatMap(({ value: { span }, service }) =>
      service === null ? [] : [{ span, target: pageUri({ kind: 'sheet', catalogue, service }) }],
    );
  const ids = [
    ...draft.suppressions.map(({ control, controlSpan }) => ({ control, span: controlSpan })),
    ...[...draft.text.matchAll(/`([a-z0-9-]{2,60})`/g)].map((match) => {
      const start = match.index + 1;
      return { control: match[1] ?? '', span: { start, end: start + (match[1]?.length ?? 0) } };
    }),
  ];
  const controls = ids
    .filter(({ control }) => names.has(control))
    .map(({ control, span }) => ({ span, target: pageUri({ kind: 'control', catalogue, control }) }));
  return [...services, ...controls].toSorted((a, b) => a.span.start - b.span.start);
}
