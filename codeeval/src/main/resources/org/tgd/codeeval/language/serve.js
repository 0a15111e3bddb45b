// Calls the function of a solution, as often as it is asked to.
'use strict';
const { fs, vm, send, receive, plain, value, prepare, failure } = require('./wire.js');
const entry = process.argv[2];
const FILE = 'solution.js';

function load() {
  let script;
  try {
    script = new vm.Script(fs.readFileSync(FILE, 'utf8'), { filename: FILE });
  } catch (e) {
    send({ op: 'uncompiled', failure: failure(e, FILE) });
    process.reallyExit(0);
  }
  try {
    script.runInThisContext();
  } catch (e) {
    send({ op: 'unloaded', failure: failure(e, FILE) });
    process.reallyExit(0);
  }
}

function found() {
  try {
    const own = vm.runInThisContext(entry);
    if (typeof own === 'function') return own;
  } catch (e) {
    // no such name at the top; it may be exported
  }
  const exported = typeof module.exports === 'function' ? module.exports : module.exports[entry];
  if (typeof exported === 'function') return exported;
  send({ op: 'uncompiled', failure: { type: '', message: entry + ' is missing, or no function', line: 0, column: 0 } });
  process.reallyExit(0);
}

prepare();
globalThis.module = module;
globalThis.exports = module.exports;
load();
const call = found();
send({ op: 'ready' });
for (;;) {
  const given = receive().map(value);
  let reply;
  try {
    const result = call(...given);
    reply = { op: 'result', value: plain(result, 0), args: given.map((x) => (typeof x === 'object' ? plain(x, 0) : null)) };
  } catch (e) {
    reply = { op: 'result', failure: failure(e, FILE) };
  }
  try {
    send(reply);
  } catch (e) {
    send({ op: 'result', failure: { type: '', message: 'the answer cannot be written: ' + e, line: 0, column: 0 } });
  }
}
