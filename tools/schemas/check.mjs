// Holds the JSON Schemas to a second validator. Every schema must compile in the
// strict mode of ajv, and ajv must give the verdict that the Go validator gave on
// every document of a list.
//
//   node check.mjs SCHEMAS LIST
//
// SCHEMAS is the folder schemas/ of the module. LIST is what
// go test ./schemas -run TestCases -cases LIST wrote: on each line a case with its
// kind, its name, a document or an edit of the last document before it, whether
// the Go validator allows it, and perhaps where and by which keyword a document
// with one fault is refused.
import { createReadStream, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import Ajv2020 from "ajv/dist/2020.js";

const [folder, list] = process.argv.slice(2);
if (!folder || !list) {
  console.error("usage: node check.mjs SCHEMAS LIST");
  process.exit(2);
}

// strictRequired would ask that the members which a condition requires be
// declared again beside it, strictTuples that what is said of the first item of a
// list bound its length.
const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTuples: false, allErrors: true });
const validators = new Map();
for (const kind of readdirSync(folder)) {
  if (!kind.includes(".") || kind.endsWith(".md") || kind.endsWith(".go") || kind.endsWith(".txt")) continue;
  const versions = readdirSync(join(folder, kind)).filter((name) => /^[0-9]+\.[0-9]+\.json$/.test(name));
  if (versions.length === 0) continue;
  const newest = versions.sort((a, b) => parseFloat(a) - parseFloat(b)).at(-1);
  for (const name of versions) {
    const validator = ajv.compile(JSON.parse(readFileSync(join(folder, kind, name), "utf8")));
    if (name === newest) validators.set(kind, validator);
  }
}
console.log(`${validators.size} kinds of documents compile in strict mode`);

// place writes where and by which keyword ajv refuses, in the way of the list.
function places(errors) {
  return errors.map((e) => {
    const below = { required: e.params.missingProperty, additionalProperties: e.params.additionalProperty }[e.keyword];
    const at = below === undefined ? e.instancePath : `${e.instancePath}/${below.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (e.propertyName !== undefined) return `${e.instancePath}/${e.propertyName} ${e.keyword}`;
    // ajv gives one name to both bounds; a list cannot fall short of 0.
    const bound = e.params.minContains === 0 ? "maxContains" : "minContains";
    return `${at} ${e.keyword === "false schema" ? "false" : e.keyword === "contains" ? bound : e.keyword}`;
  });
}

// edited calls then with the document after an edit, and undoes it.
function edited(root, edit, then) {
  const path = [...edit.at];
  const holder = { root };
  let parent = holder;
  let key = "root";
  for (const next of path) {
    parent = parent[key];
    key = next;
  }
  const old = parent[key];
  const had = Object.hasOwn(parent, key);
  switch (edit.do) {
    case "set":
      parent[key] = edit.value;
      break;
    case "delete":
      delete parent[key];
      break;
    case "upper":
      delete parent[key];
      parent[key.toUpperCase()] = old;
      break;
    case "repeat":
      parent[key] = [...old, old[0]];
      break;
    default:
      throw new Error(`no such edit: ${edit.do}`);
  }
  then(holder.root);
  if (edit.do === "upper") delete parent[key.toUpperCase()];
  if (had) parent[key] = old;
  else delete parent[key];
}

const counts = new Map();
let wrong = 0;
let base;
function complain(c, text) {
  if (++wrong <= 50) console.error(`${c.kind} ${c.name}: ${text}`);
}
for await (const line of createInterface({ input: createReadStream(list), crlfDelay: Infinity })) {
  const c = JSON.parse(line);
  const validate = validators.get(c.kind);
  if (!validate) {
    complain(c, "there is no schema for this kind");
    continue;
  }
  let allowed;
  if (c.edit) edited(base, c.edit, (doc) => (allowed = validate(doc)));
  else allowed = validate((base = c.doc));
  const count = counts.get(c.kind) ?? { all: 0, refused: 0 };
  count.all++;
  if (!allowed) count.refused++;
  counts.set(c.kind, count);
  if (allowed !== c.allowed) {
    complain(c, c.allowed ? `only ajv refuses it: ${places(validate.errors).join(", ")}` : "only the Go validator refuses it");
  } else if (c.place && !places(validate.errors).includes(c.place)) {
    complain(c, `refused elsewhere than at ${c.place}: ${places(validate.errors).join(", ")}`);
  }
}
let all = 0;
for (const [kind, count] of [...counts].sort()) {
  console.log(`${kind.padEnd(24)} ${String(count.all).padStart(6)} documents, ${String(count.refused).padStart(6)} refused`);
  all += count.all;
}
if (all === 0) complain({ kind: list, name: "" }, "holds no case");
for (const kind of validators.keys()) if (!counts.has(kind)) complain({ kind, name: "" }, "no case of this kind");
console.log(wrong === 0 ? `ajv and the Go validator agree on all ${all}` : `${wrong} differences`);
process.exit(wrong === 0 ? 0 : 1);
