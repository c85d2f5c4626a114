import { afterEach, expect, test, vi } from "vitest";
import { postOperations } from "./post-operations";

afterEach(() => vi.unstubAllGlobals());

test.each([
  [413, "not_taken"],
  [400, "not_taken"],
  [401, "signed_out"],
  [502, "later"],
])("an answer of %s counts as %s", async (status, kind) => {
  const fetched = vi.fn(async () => new Response("<html>", { status }));
  vi.stubGlobal("fetch", fetched);
  expect(await postOperations("org/anna", [])).toEqual({ kind });
  expect(fetched).toHaveBeenCalledWith(expect.anything(), expect.objectContaining({ body: '{"owner":"org/anna","operations":[]}' }));
});
