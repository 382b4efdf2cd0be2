// Runs Perfetto's trace processor, built for browsers, outside of one.
// Arguments: the folder with engine_bundle.js and its .wasm files. Requests come on stdin and replies go to stdout, each as
// four bytes of length, lowest first, and a TraceProcessorRpcStream.
import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";

const folder = process.argv[2];

// What the bundle expects of a worker in a page; of Node it may see nothing, or it would refuse to run.
class FileRequest {
  open(_method, name) {
    this.file = path.join(folder, path.basename(name));
  }
  send() {
    const bytes = fs.readFileSync(this.file);
    this.status = 200;
    this.response = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  }
}
const log = (...words) => console.error(...words);
const worker = {
  console: { log, warn: log, error: log, info: log, debug: log },
  crypto: globalThis.crypto,
  location: { href: "file:///engine_bundle.js" },
  performance,
  setTimeout,
  TextDecoder,
  TextEncoder,
  WorkerGlobalScope: class {},
  XMLHttpRequest: FileRequest,
};
worker.self = worker;
vm.createContext(worker);
vm.runInContext(fs.readFileSync(path.join(folder, "engine_bundle.js"), "utf8"), worker);

let replies = [];
const port = { postMessage: (bytes) => replies.push(Buffer.from(bytes)) };
worker.onmessage({ data: port });

function read(length) {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; ) {
    const more = fs.readSync(0, bytes, at, length - at, null);
    if (more === 0) {
      return null;
    }
    at += more;
  }
  return bytes;
}

function write(bytes) {
  for (let at = 0; at < bytes.length; ) {
    at += fs.writeSync(1, bytes, at);
  }
}

function serve() {
  const head = read(4);
  const request = head && read(head.readUInt32LE());
  if (request === null) {
    return;
  }
  const Bytes = vm.runInContext("Uint8Array", worker);
  port.onmessage({ data: new Bytes(request) });
  const reply = Buffer.concat(replies);
  replies = [];
  const length = Buffer.alloc(4);
  length.writeUInt32LE(reply.length);
  write(Buffer.concat([length, reply]));
  setImmediate(serve);
}

// Once the module has started, which takes some turns of the event loop.
setImmediate(serve);
