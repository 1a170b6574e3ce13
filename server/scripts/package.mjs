// `npm run package`: a .vsix to install by hand («Install from VSIX…») or to publish. Prints what is in it and how large it is.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packExtension } from './packExtension.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const { file, files, bytes } = await packExtension(root);
console.log(files.map((each) => `  ${each}`).join('\n'));
console.log(`${path.basename(file)}: ${files.length} files, ${(bytes / 1024).toFixed(0)} KiB`);
