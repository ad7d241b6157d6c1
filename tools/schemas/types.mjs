// Compiles the TypeScript types under the strictest settings, with every example
// document as a typed constant, and with documents that the types must refuse.
//
//   node types.mjs SCHEMAS FOLDER
//
// SCHEMAS is the folder schemas/ of the module; what is compiled is written to
// FOLDER.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [schemas, folder] = process.argv.slice(2);
if (!schemas || !folder) {
  console.error("usage: node types.mjs SCHEMAS FOLDER");
  process.exit(2);
}

mkdirSync(folder, { recursive: true });
copyFileSync(join(schemas, "typescript", "concord.d.ts"), join(folder, "concord.d.ts"));
let accepted = 'import type { Documents } from "./concord";\n\n';
let count = 0;
for (const kind of readdirSync(join(schemas, "examples")).sort()) {
  for (const name of readdirSync(join(schemas, "examples", kind)).sort()) {
    const text = readFileSync(join(schemas, "examples", kind, name), "utf8");
    accepted += `/** ${kind}/${name} */\nexport const example${++count}: Documents[${JSON.stringify(kind)}] = ${text.trim()};\n\n`;
  }
}
writeFileSync(join(folder, "accepted.ts"), accepted);

// What a program does with the types: it tells documents apart by their format
// and a figure from the reason why there is none, and keeps any content of others.
writeFileSync(
  join(folder, "used.ts"),
  `import type { Documents, FigureFigure, Json } from "./concord";

export function about(document: Documents[keyof Documents]): string {
  switch (document.format) {
    case "sdm.choice/1.0":
      return document.decision;
    case "goals.plan/1.0":
      return document.people[0].id;
    default:
      return document.format;
  }
}
export function shown(figure: FigureFigure): number | string {
  return figure.value === undefined ? figure.why : figure.value;
}
export const others: Json = { list: [1, null, [null]], nothing: null };
`,
);

// Each of these has one fault, on the line after the comment.
writeFileSync(
  join(folder, "refused.ts"),
  `import type { Documents } from "./concord";

type Choice = Documents["sdm.choice"];
const whole: Choice = { format: "sdm.choice/1.0", decision: "knee", result: "chosen", option: "rest", by: [{ role: "patient" }] };
// @ts-expect-error another format
export const format: Choice = { ...whole, format: "sdm.decision/1.0" };
// @ts-expect-error a word that is not in the list
export const word: Choice = { ...whole, result: "perhaps" };
// @ts-expect-error a member that there is not
export const unknown: Choice = { ...whole, choice: "rest" };
// @ts-expect-error a number for a text
export const number: Choice = { ...whole, option: 1 };
// @ts-expect-error nobody chose
export const nobody: Choice = { ...whole, by: [] };
// @ts-expect-error a member is missing
export const missing: Choice = { format: "sdm.choice/1.0", decision: "knee", result: "chosen", option: "rest" };
type Figure = NonNullable<Choice["concordance"]>["gap"];
// @ts-expect-error a figure is a number, or why there is none
export const both: Figure = { value: 1, why: "unknown" };
// @ts-expect-error a figure is one of both
export const neither: Figure = {};
// @ts-expect-error a member that is absent is left out
export const absent: Choice = { ...whole, date: undefined };
// @ts-expect-error content of others is not null
export const nothing: Choice = { ...whole, extensions: { "org.example.note": null } };
`,
);
writeFileSync(
  join(folder, "tsconfig.json"),
  JSON.stringify({
    compilerOptions: {
      strict: true, noEmit: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false,
      target: "es2022", module: "esnext", moduleResolution: "bundler", types: [],
    },
    files: ["accepted.ts", "refused.ts", "used.ts"],
  }),
);
const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
const { status } = spawnSync(process.execPath, [tsc, "-p", folder], { stdio: "inherit" });
if (status === 0) console.log(`the types accept all ${count} examples and refuse what they must`);
process.exit(status ?? 1);
