// In place of @vscode/native-watchdog, which would have to be compiled. It ends an extension host that is stuck when its
// parent dies; VS Code looks for the parent by itself as well, and the host of the tests ends the whole process group.
exports.start = () => {};
exports.exit = (code = 0) => process.exit(code);
