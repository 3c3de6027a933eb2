// Times one answer in two other form engines, on a model of the same questions: each third
// question waits for the one before, six sums stand for the dimensions, and one word on top
// for the outcome. `node evaluate.mjs QUESTIONS ROUNDS` prints one JSON object: medians in
// microseconds, or the reason why an engine did not run.
import { createRequire } from "node:module";
import { performance } from "node:perf_hooks";

const [questions, rounds] = process.argv.slice(2).map(Number);
const names = Array.from({ length: questions }, (_, place) => `q${place}`);
const DIMENSIONS = 6;
const first = (place) => (place % 4 === 0 ? "no" : "yes");

const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];

function timed(change) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    change(round % 2 ? "yes" : "no");
    times.push((performance.now() - start) * 1000);
  }
  return median(times);
}

async function survey() {
  const { Model } = await import("survey-core");
  const sum = (pool) => pool.map((one) => `iif({${one}} = 'yes', 1, 0)`).join(" + ");
  const pools = Array.from({ length: DIMENSIONS }, (_, pool) =>
    names.filter((_one, place) => place % DIMENSIONS === pool));
  const model = new Model({
    elements: names.map((name, place) => ({
      type: "radiogroup",
      name,
      choices: ["yes", "no"],
      ...(place % 3 === 2 ? { visibleIf: `{${names[place - 1]}} notempty` } : {}),
    })),
    calculatedValues: [
      ...pools.map((pool, place) => ({ name: `d${place}`, expression: sum(pool) })),
      {
        name: "outcome",
        expression: "iif({d0} > 1 and {d4} > 1, 'refer', iif({d1} + {d2} + {d3} + {d5} > 0, 'stay', 'none'))",
      },
    ],
  });
  names.forEach((name, place) => model.setValue(name, first(place)));
  const outcome = () => model.getVariable("outcome") ?? model.calculatedValues.at(-1).value;
  const figure = timed((value) => {
    model.setValue("q4", value);
    outcome();
  });
  if (outcome() !== "refer") throw new Error(`outcome ${outcome()}`);
  return figure;
}

async function xforms() {
  const { JSDOM } = await import("jsdom");
  const { window } = new JSDOM("", { url: "http://localhost/" });
  for (const name of Object.getOwnPropertyNames(window)) {
    if (!(name in globalThis)) globalThis[name] = window[name];
  }
  // Its parser asks for these two in Node, although it comes as a module.
  globalThis.require = createRequire(import.meta.url);
  globalThis.__dirname = import.meta.dirname ?? process.cwd();
  const { createInstance } = await import("@getodk/xforms-engine");
  const pool = (number) => names.filter((_one, place) => place % DIMENSIONS === number);
  const sum = (some) => some.map((one) => `if(/data/${one}='yes',1,0)`).join(" + ");
  const binds = names.map((name, place) => {
    const waits = place % 3 === 2 ? ` relevant="/data/${names[place - 1]} != ''"` : "";
    return `<bind nodeset="/data/${name}" type="string"${waits}/>`;
  });
  const sums = Array.from({ length: DIMENSIONS }, (_, number) =>
    `<bind nodeset="/data/d${number}" type="string" calculate="${sum(pool(number))}"/>`);
  const outcome = "if(/data/d0 &gt; 1 and /data/d4 &gt; 1, 'refer', 'stay')";
  const fields = [...names, ...Array.from({ length: DIMENSIONS }, (_, n) => `d${n}`), "outcome"];
  const form = `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>t</h:title><model><instance><data id="t">
${fields.map((name, place) => `<${name}>${place < questions ? first(place) : ""}</${name}>`).join("")}
</data></instance>${binds.join("")}${sums.join("")}
<bind nodeset="/data/outcome" type="string" calculate="${outcome}"/></model></h:head>
<h:body>${names.map((name) => `<input ref="/data/${name}"><label>${name}</label></input>`).join("")}</h:body>
</h:html>`;
  const { root } = await createInstance(form, { instance: { stateFactory: (state) => state } });
  const node = (name) =>
    root.currentState.children.find((one) => one.definition.nodeset === `/data/${name}`);
  const changed = node("q4");
  const found = node("outcome");
  const figure = timed((value) => {
    changed.setValue(value);
    return found.currentState.value;
  });
  if (found.currentState.value !== "refer") throw new Error(`outcome ${found.currentState.value}`);
  return figure;
}

async function tried(engine) {
  try {
    return { p50: await engine() };
  } catch (error) {
    return { skipped: String(error?.message ?? error).split("\n")[0] };
  }
}

const found = { "survey-core": await tried(survey), "@getodk/xforms-engine": await tried(xforms) };
process.stdout.write(`${JSON.stringify(found)}\n`);
process.exit(0);
