/**
 * A text for people with a little structure, before it is written for an editor that shows Markdown or for one that shows plain
 * text only. Words of the draft and of the list go in as they are; whatever in them looks like markup is shown, not obeyed
 * (a picture in a draft must not be fetched because somebody hovers).
 */
export type PageBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: Inline }
  | { readonly kind: 'text'; readonly text: Inline }
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Inline[] }
  | { readonly kind: 'table'; readonly header: readonly string[]; readonly rows: readonly (readonly Inline[])[] }
  | { readonly kind: 'rule' };

export type Page = readonly PageBlock[];

/** Text, strong text, code, or a link. */
export type Inline = string | readonly InlinePart[];
export type InlinePart =
  | string
  | { readonly kind: 'strong' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly target: string };

/** Turns the target of a link into what the editor at hand follows. */
export type LinkTo = (target: string) => string;

/** Writes a page as Markdown. */
export function markdownOf(page: Page, linkTo: LinkTo = (target) => target): string {
  return page.map((block) => markdownBlock(block, linkTo)).join('\n\n');
}

/** Writes a page for an editor that shows no markup. */
export function plainTextOf(page: Page): string {
  return page.map(plainBlock).join('\n\n');
}

function markdownBlock(block: PageBlock, linkTo: LinkTo): string {
  const inline = (text: Inline): string => inlineMarkdown(text, linkTo);
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${inline(block.text)}`;
    case 'text':
      return inline(block.text);
    case 'quote':
      return `> ${escapeMarkdown(block.text)}`;
    case 'list':
      return block.items.map((item) => `- ${inline(item)}`).join('\n');
    case 'table': {
      const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
      return [
        row(block.header.map(escapeMarkdown)),
        row(block.header.map(() => '---')),
        ...block.rows.map((cells) => row(cells.map(inline))),
      ].join('\n');
    }
    case 'rule':
      return '---';
  }
}

function plainBlock(block: PageBlock): string {
  switch (block.kind) {
    case 'heading':
    case 'text':
      return inlinePlain(block.text);
    case 'quote':
      return `「${block.text}」`;
    case 'list':
      return block.items.map((item) => `・${inlinePlain(item)}`).join('\n');
    case 'table':
      return [block.header.join('　'), ...block.rows.map((cells) => cells.map(inlinePlain).join('　'))].join('\n');
    case 'rule':
      return '────────';
  }
}

function inlineMarkdown(inline: Inline, linkTo: LinkTo): string {
  if (typeof inline === 'string') return escapeMarkdown(inline);
  return inline
    .map((part) => {
      if (typeof part === 'string') return escapeMarkdown(part);
      switch (part.kind) {
        case 'strong':
          return `**${escapeMarkdown(part.text)}**`;
        case 'code':
          return `\`${part.text.replace(/[`\s]+/g, ' ')}\``;
        case 'link':
          return `[${escapeMarkdown(part.text)}](${linkTo(part.target)})`;
      }
    })
    .join('');
}

function inlinePlain(inline: Inline): string {
  if (typeof inline === 'string') return inline;
  return inline.map((part) => (typeof part === 'string' ? part : part.text)).join('');
}

/** Every mark that Markdown or HTML could take for one of its own. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+\-.!|~&:@/]/g, (mark) => `\\${mark}`)
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[^\S\u3000]+/g, ' ');
}
