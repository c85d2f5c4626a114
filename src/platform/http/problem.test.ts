import { expect, test } from "vitest";
import { reason } from "@/lib/reason";
import { Refusal } from "../refusal";
import { problemOf } from "./problem";

test("a refusal's details stand beside the members of the standard, never in their place", () => {
  const refusal = new Refusal("stale", reason("fulfilment.stale_version", { version: 3 }), { version: 3, status: "picking", code: 7 });
  expect(problemOf(refusal)).toMatchObject({ status: 409, code: "stale_version", title: "Conflict", version: 3 });
});
