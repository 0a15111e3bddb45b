// Plain values as JSON, between a test and a solution that are programs of their own.
'use strict';
const fs = require('fs'), vm = require('vm'), { isProxy } = require('util').types;
const DEEPEST = 200;

class Unfit extends Error {}

function sendText(text) {
  const body = Buffer.from(text, 'utf8');
  const frame = Buffer.concat([Buffer.alloc(4), body]);
  frame.writeUInt32BE(body.length, 0);
  for (let at = 0; at < frame.length;) {
    try {
      at += fs.writeSync(4, frame, at);
    } catch (e) {
      if (e.code !== 'EAGAIN') throw e;
    }
  }
}

function send(message) {
  sendText(JSON.stringify(message));
}

function bytes(count) {
  const all = Buffer.alloc(count);
  for (let at = 0; at < count;) {
    let n = -1;
    try {
      n = fs.readSync(3, all, at, count - at, null);
    } catch (e) {
      if (e.code !== 'EAGAIN') throw e;
      continue;
    }
    if (n === 0) process.reallyExit(0);
    at += n;
  }
  return all;
}

function receive() {
  return JSON.parse(bytes(bytes(4).readUInt32BE(0)).toString('utf8'));
}

function plain(x, depth) {
  if (depth > DEEPEST) throw new Unfit('the answer is nested deeper than ' + DEEPEST + ' levels');
  switch (typeof x) {
    case 'string':
    case 'boolean':
      return x;
    case 'number':
      return Object.is(x, -0) ? { $float: '-0' } : Number.isFinite(x) ? x : { $float: String(x).toLowerCase().replace('infinity', 'inf') };
    case 'bigint':
      return { $bigint: String(x) };
    case 'undefined':
      return { $undefined: true };
    case 'object':
      return x === null ? null : composite(x, depth);
    default:
      return { $opaque: typeof x };
  }
}

function composite(x, depth) {
  const kind = isProxy(x) ? 'proxy' : Object.prototype.toString.call(x).slice(8, -1);
  const pairs = (entries) => Array.from(entries, ([k, v]) => [plain(k, depth + 1), plain(v, depth + 1)]);
  if (Array.isArray(x)) return Array.from(x, (y) => plain(y, depth + 1));
  if (kind === 'Map') return { $dict: pairs(Map.prototype.entries.call(x)) };
  if (kind === 'Set') return { $set: Array.from(Set.prototype.values.call(x), (y) => plain(y, depth + 1)) };
  if (kind === 'Object') return { $object: pairs(Object.entries(x)) };
  return { $opaque: kind };
}

// What cannot cross equals nothing on the other side.
class Opaque {
  constructor(kind) {
    this.kind = kind;
    this.self = Symbol(kind);
  }
}

function value(x) {
  if (Array.isArray(x)) return x.map(value);
  if (x === null || typeof x !== 'object') return x;
  const pairs = (list) => list.map(([k, v]) => [value(k), value(v)]);
  if ('$float' in x) return { nan: NaN, inf: Infinity, '-inf': -Infinity, '-0': -0 }[x.$float];
  if ('$bigint' in x) return BigInt(x.$bigint);
  if ('$undefined' in x) return undefined;
  if ('$dict' in x) return new Map(pairs(x.$dict));
  if ('$set' in x) return new Set(x.$set.map(value));
  if ('$object' in x) {
    const made = {};
    for (const [k, v] of pairs(x.$object)) Object.defineProperty(made, k, { value: v, writable: true, enumerable: true, configurable: true });
    return made;
  }
  return new Opaque(String(x.$opaque));
}

// A script as if it were a module of its own, whose names at the top are seen by the scripts after it.
function prepare() {
  Object.assign(globalThis, { require, module, exports, __filename: 'solution.js', __dirname: '.' });
}

function failure(e, file) {
  const error = e !== null && typeof e === 'object' ? e : { name: typeof e, message: e };
  const where = new RegExp(file.replace('.', '\\.') + ':(\\d+)(?::(\\d+))?').exec(String(error.stack)) || [];
  return {
    type: String(error.name), message: String(error.message).slice(0, 2000), line: Number(where[1] || 0),
    column: Number(where[2] || 0), memory: false,
  };
}

module.exports = { fs, vm, Unfit, send, receive, plain, value, prepare, failure };
