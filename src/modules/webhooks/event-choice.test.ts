import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { chooseTopic, chooseType, chosenOf, eventTopics, isChosen, otherEvents, topicNames } from "./event-choice";

test("a topic is wanted whole, in part, or not", () => {
  expect([chosenOf(["*"], "order"), chosenOf(["order.*"], "order"), chosenOf(["order.paid"], "order"), chosenOf([], "order")]).toEqual([
    true,
    true,
    "indeterminate",
    false,
  ]);
  expect(isChosen(["order.*"], "order", "order.paid")).toBe(true);
  expect(isChosen(["stock.*"], "order", "order.paid")).toBe(false);
});

test("ticking a topic replaces its types; unticking one of a whole topic keeps the others", () => {
  expect(chooseTopic(["order.paid", "stock.changed"], "order", true)).toEqual(["stock.changed", "order.*"]);
  expect(chooseTopic(["order.*"], "order", false)).toEqual([]);
  expect(chooseType(["stock.*"], "stock", "stock.changed", false)).toEqual(["stock.audit_failed"]);
  expect(chooseType([], "order", "order.paid", true)).toEqual(["order.paid"]);
  expect(chooseTopic(["*"], "order", false)).toEqual(topicNames.filter((topic) => topic !== "order").map((topic) => `${topic}.*`));
});

test("patterns that no checkbox stands for are kept", () => {
  const events = ["return.*", "order.paid"];
  expect(otherEvents(events)).toEqual(["return.*"]);
  expect(chooseTopic(events, "order", true)).toEqual(["return.*", "order.*"]);
});

test("every event that is offered is one that happens", () => {
  const source = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((path) => /\.ts$/.test(path) && !/\.test\.ts$|webhooks\/event-choice|timeline-facts|realtime\/audience/.test(path))
    .map((path) => readFileSync(join("src", path), "utf8"))
    .join("\n");
  const unheard = topicNames.flatMap((topic) =>
    eventTopics[topic].flatMap((word) => (source.includes(`"${topic}.${word}"`) ? [] : `${topic}.${word}`)),
  );
  expect(unheard).toEqual([]);
});
