// In place of @vscode/spdlog, which would have to be compiled. VS Code writes its logs and the output channels of
// extensions through it: a line of text after another, at the end of a file.
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
  constructor(type, name, file) {
    this.file = file;
    this.level = levels.indexOf('info');
    this.line = (level, message) => `${new Date().toISOString()} [${level}] ${message}\n`;
  }

  getLevel() {
    return this.level;
  }

  setLevel(level) {
    this.level = level;
  }

  /** Output channels bring their own line ends and want nothing added. */
  clearFormatters() {
    this.line = (level, message) => message;
  }

  setPattern() {}
  flush() {}
  drop() {}
}

for (const [rank, level] of levels.entries()) {
  Logger.prototype[level] = function log(message) {
    if (rank >= this.level) appendFileSync(this.file, this.line(level, message));
  };
}

async function createLogger(name, file) {
  mkdirSync(dirname(file), { recursive: true });
  return new Logger('rotating', name, file);
}

exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
