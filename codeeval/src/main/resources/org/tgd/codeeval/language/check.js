// Runs the code of a test; the function that it tests is in another program.
'use strict';
const { fs, vm, send, receive, plain, value, prepare } = require('./wire.js');
const assert = require('assert');
const entry = process.argv[2];

function over(op, message) {
  send({ op, message: String(message) });
  process.reallyExit(4);
}

// Changes of arguments in place, as far as they are lists.
function changed(given, now) {
  given.forEach((x, i) => {
    if (Array.isArray(x) && Array.isArray(now[i])) x.splice(0, x.length, ...now[i].map(value));
  });
}

globalThis[entry] = function (...given) {
  let args;
  try {
    args = given.map((x) => plain(x, 0));
  } catch (e) {
    over('unasked', e.message);
  }
  send({ op: 'ask', args });
  const reply = receive();
  try {
    if (Array.isArray(reply.args)) changed(given, reply.args);
    return value(reply.value);
  } catch (e) {
    over('mismatch', e.message);
  }
};
console.assert = (right, ...said) => {
  if (!right) throw new assert.AssertionError({ message: 'Assertion failed ' + said.join(' ') });
};
process.on('exit', (code) => {
  if (code === 0) send({ op: 'done' });
});
prepare();
vm.runInThisContext(fs.readFileSync('test.js', 'utf8'), { filename: 'test.js' });
