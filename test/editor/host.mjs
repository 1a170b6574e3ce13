// Runs the editor suites in a real VS Code: which one, and how, is decided here and nowhere else.
export { chooseEditor } from './chooseEditor.mjs';
export { runSuite } from './runSuite.mjs';
export { runWebSuite } from './runWebSuite.mjs';
