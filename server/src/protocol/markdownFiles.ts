/** Which files of a folder may be drafts: the command line, the server and the client look for the same. */
export const MARKDOWN_FILES = '**/*.{md,markdown,MD,Md,MARKDOWN,Markdown}';
/** Folders that are not looked into. */
export const NOT_LOOKED_INTO: readonly string[] = ['**/node_modules/**', '**/.*/**'];
/** Files that drafts may name: overlays, decisions. */
export const YAML_FILES = '**/*.{yaml,yml}';
