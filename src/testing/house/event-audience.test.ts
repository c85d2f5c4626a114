import { expect, test } from "vitest";
import { isHeard, roomsOf, staffAudience, topicOf } from "@/platform/realtime/audience";
import { sourceFiles, withoutComments } from "./source-files";

const eventTypes = sourceFiles("src", /(?<!test|proof)\.ts$/).flatMap(({ path, text }) =>
  [...withoutComments(text).matchAll(/\btype(?:: | = .*)["`]([a-z_]+)\.[a-z_$]/g)].map(([, topic]) => ({ path, topic: topic ?? "" })),
);

test("who hears of an event over a key is decided for every event", () => {
  expect(eventTypes.length).toBeGreaterThan(50);
  expect(eventTypes.filter(({ topic }) => !isHeard(topic))).toEqual([]);
  expect(isHeard(topicOf("nonsense.happened"))).toBe(false);
});

test("a key that reads stock hears of routing rules, and one that reads orders of channels", () => {
  const heard = (type: string, scope: "orders:read" | "stock:read") => {
    const rooms = roomsOf({ organizationId: "o", warehouseIds: null, scopes: [scope] });
    return staffAudience({ organizationId: "o", type, orderId: null, warehouseId: null }).some((room) => rooms.includes(room));
  };
  expect(heard("routing.rules_changed", "stock:read")).toBe(true);
  expect(heard("routing.rules_changed", "orders:read")).toBe(false);
  expect(heard("channel.changed", "orders:read")).toBe(true);
  expect(heard("connection.changed", "orders:read")).toBe(false);
});
